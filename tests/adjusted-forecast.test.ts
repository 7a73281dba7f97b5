import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { withFolder } from './proviso-process.ts';
import { recordingTerminal } from './recording-terminal.ts';

/** A price that a param pulls at, an election, and a scenario. @param level what the text says of the param */
const priceCase = (level: string) => `case "A price and an election"
timeline by month from 2026-01 through 2026-12
verified through 2026-03-31
unit USD
param level [USD] ${level} guess
state price [USD] { start 50 [USD] guess next ~ lognormal(median: price * (level / price) ^ 0.1, spread: 0.1) guess }
event election on 2026-09-15 with probability 0.4 guess
question dear = price > 50 on 2026-12-31
question won = happened(election) before 2026-12-01
question late = value of price on 2026-12-31
scenario shock "A shock" { price = 80 from 2026-06 }
`;

/** The answers by question, or what was said instead. */
async function forecast(text: string, ...options: readonly string[]) {
  return withFolder({ 'case.proviso': text }, async (folder) => {
    const terminal = recordingTerminal();
    const words = ['forecast', folder, '--as-of', '2026-03-31', '--paths', '400', '--format', 'json', ...options];
    const code = await run(words, terminal);
    if (code !== 0) return { code, said: terminal.written() };
    const { questions, scenarios, adjustments, modelHash } = JSON.parse(terminal.written());
    const results = questions.map(({ result }: { readonly result: unknown }) => result);
    return { code, results, scenarios, adjustments, modelHash };
  });
}

const DRAWN = priceCase('~ 40 to 80');

describe('proviso forecast --set', () => {
  test('gives what the case would give if its text said so, to the last bit', async () => {
    const set = await forecast(DRAWN, '--set', 'level=55', '--set', 'election=happens', '--set', 'shock.price=70');
    const written = priceCase('= 55').replace('probability 0.4', 'probability 1').replace('price = 80', 'price = 70');
    const { results, scenarios } = await forecast(written);
    expect(set).toMatchObject({ results, scenarios });
  });

  test('keeps the hash of the case and lists what was set', async () => {
    const own = await forecast(DRAWN);
    const { modelHash, adjustments } = await forecast(DRAWN, '--set', 'election=does not happen');
    expect(own.adjustments).toBeUndefined();
    expect(modelHash).toBe(own.modelHash);
    expect(adjustments).toEqual([{ kind: 'does not happen', name: 'election' }]);
  });

  test.each([
    [['--set', 'level'], '--set level sets nothing'],
    [['--set', 'levl=5'], 'did you mean level?'],
    [['--set', 'level=-5'], 'level takes positive numbers alone'],
    [['--set', 'level=5', '--set', 'level=6'], 'level is changed twice'],
    [['--set', 'shock.price=5', '--scenario', 'none'], 'run it too: --scenario shock'],
  ])('refuses %j as a fault of the command line', async (options, said) => {
    expect(await forecast(DRAWN, ...options)).toMatchObject({ code: 2, said: expect.stringContaining(said) });
  });

  test('enters nothing into a ledger', async () => {
    await withFolder({ 'case.proviso': DRAWN }, async (folder) => {
      const ledger = join(folder, 'ledger.jsonl');
      const words = ['forecast', folder, '--paths', '100', '--ledger', ledger, '--set', 'level=55'];
      expect(await run(words, recordingTerminal())).toBe(2);
      expect(() => readFileSync(ledger)).toThrow('ENOENT');
    });
  });
});

describe('proviso forecast --without', () => {
  const STATEMENT = `actor A "A"
reader wary "who hears a threat in everything"
signal line about price { calm weight 1, threat weight exp(price / level) }
statement speech 2026-02-10 by A "A speech" source paper { read by wary: line threat }
source paper "A newspaper" published 2026-02-10
`;

  test('gives what the case would give if nobody had made the statement, to the last bit', async () => {
    const said = await forecast(DRAWN + STATEMENT);
    const struck = await forecast(DRAWN + STATEMENT, '--without', 'speech');
    const unsaid = await forecast(DRAWN + STATEMENT.replace(/^statement.*$/m, ''));
    expect(struck.results).toEqual(unsaid.results);
    expect(said.results).not.toEqual(unsaid.results);
    expect(struck.modelHash).toBe(said.modelHash);
    expect(struck.adjustments).toEqual([{ kind: 'struck', name: 'speech', title: 'A speech' }]);
  });

  test('is kept from the ledger', async () => {
    expect(await forecast(DRAWN + STATEMENT, '--without', 'speech', '--ledger', 'l.jsonl')).toMatchObject({ code: 2 });
  });
});
