import { join } from 'node:path';
import { news } from '@proviso/forecast';
import { type CaseText, checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { describe, expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

const LIBRARY = readLibrary(join(ROOT, 'library'));
const FOUNDING = readCaseFolder(join(ROOT, 'cases/russia-2014')).text!;

/** What each item that became known in a span did to one question, by the name of the item. */
async function toldBy(text: CaseText, question: string, from: string, through: string) {
  const { model, diagnostics } = checkCase(text, LIBRARY);
  if (!model) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const outcome = await news(model, { from, through, questions: [question], paths: 1000 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  const { steps, questions } = outcome.news;
  const named = steps.flatMap(({ items }, i) =>
    items.map(({ name }) => [name, questions[0]!.contributions[i]!] as const),
  );
  return new Map(named);
}

/** A move in standard errors of its own. */
async function movesInErrors(text: CaseText, item: string, [from, through]: readonly [string, string]) {
  const { value, error } = (await toldBy(text, 'pain_october', from, through)).get(item)!.change!;
  return value / error;
}

describe('what Moscow does and offers is evidence of how much the sanctions hurt', () => {
  test('throwing the plutonium agreement into the scales raises the pressure by more than luck could', async () => {
    expect(await movesInErrors(FOUNDING, 'PMDA', ['2016-10-02', '2016-10-04'])).toBeGreaterThan(3);
  });

  test('an offer of help with relief as its price raises it too', async () => {
    expect(await movesInErrors(FOUNDING, 'messengers', ['2016-10-04', '2016-10-05'])).toBeGreaterThan(3);
  });

  test('the same act tells nothing where nothing says that pain makes it likelier', async () => {
    const hangsOnPain = 'at bargaining_chips * exp(pain)';
    const text = FOUNDING.files.get('plutonium.proviso')!;
    expect(text).toContain(hangsOnPain);
    const files = new Map(FOUNDING.files).set('plutonium.proviso', text.replace(hangsOnPain, 'at bargaining_chips'));
    expect(Math.abs(await movesInErrors({ files }, 'PMDA', ['2016-10-02', '2016-10-04']))).toBeLessThan(3);
  });
});

test('a costly act moves the log-odds of pain by the logarithm of how much likelier pain makes it', async () => {
  const text = `
    case "One treaty, and a pain that is there or is not"
    timeline by month from 2016-01 through 2016-12
    verified through 2016-11-30
    actor Land
    param hurt ~ bernoulli(0.3) guess
    agreement Treaty { parties Land   in force from 2011-01-01 guess   suspended by walks_out }
    decision walks_out by Land at 0.05 [1/year] * exp(1.5 * hurt) guess
    record 2016-10-03 Treaty suspended by Land guess
    question pain = hurt > 0.5 on 2016-10-31`;
  const files = new Map([['case.proviso', text]]);
  const told = await toldBy({ files }, 'pain', '2016-10-02', '2016-10-04');
  const inOneMonth = (rate: number) => 1 - Math.exp(-rate / 12);
  const bayesFactor = inOneMonth(0.05 * Math.exp(1.5)) / inOneMonth(0.05);
  expect(told.get('Treaty')!.logOdds!.value).toBeCloseTo(Math.log(bayesFactor), 9);
});
