import { join } from 'node:path';
import { type Forecast, forecast } from '@proviso/forecast';
import { type CaseText, checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import type { Case } from '@proviso/model';
import { renderJson } from '@proviso/report';
import { describe, expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

const LIBRARY = readLibrary(join(ROOT, 'library'));
const FOUNDING = readCase('cases/russia-2014');
const PATHS = 400;

function readCase(folder: string): CaseText {
  const read = readCaseFolder(join(ROOT, folder));
  if (!read.text) throw new Error(read.diagnostics.map((d) => d.message).join('; '));
  return read.text;
}

function modelOf(text: CaseText): Case {
  const { model, diagnostics } = checkCase(text, LIBRARY);
  if (!model) throw new Error(diagnostics.map((d) => d.message).join('; '));
  return model;
}

async function run(text: CaseText, asOf: string, options: { paths?: number; scenarios?: string[] } = {}) {
  const { paths = PATHS, scenarios = [] } = options;
  const outcome = await forecast(modelOf(text), { asOf, paths, pathCap: paths, scenarios });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.forecast;
}

/**
 * Every number that answers something, without the hash, which tells what was written and not what it means, and without
 * movers, among which an input that moves nothing can stand by chance.
 */
function numbers({ questions, scenarios, charts, instruments, conditioning }: Forecast) {
  const answers = questions.map((answer) => ({ ...answer, why: [] }));
  return { answers, scenarios, charts, instruments, conditioning };
}

/** Top-level declarations of a laid-out file: each begins at the first column, comments going with what follows. */
function declarationsOf(text: string): readonly string[] {
  const chunks: string[] = [];
  let comments = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('//')) comments += `${line}\n`;
    else if (/^[a-z]/.test(line)) {
      chunks.push(`${comments}${line}\n`);
      comments = '';
    } else if (chunks.length > 0) chunks[chunks.length - 1] += `${line}\n`;
  }
  return chunks;
}

/** Backwards, but for the readers: the first of them is the reader of a run that names none. */
function permutedDeclarations(content: string): readonly string[] {
  const all = declarationsOf(content).toReversed();
  const isReader = (declaration: string) => /^reader /m.test(declaration);
  return [...all.filter((d) => !isReader(d)), ...all.filter(isReader).toReversed()];
}

function edited(text: CaseText, edit: (name: string, content: string) => readonly [string, string]): CaseText {
  return { files: new Map([...text.files].map(([name, content]) => edit(name, content))) };
}

const isCaseFile = (name: string) => name.endsWith('.proviso');

describe('the founding case', () => {
  test('the July renewal and the American question come out high, Minsk low, as of 29 January 2016', async () => {
    const { questions } = await run(FOUNDING, '2016-01-29', { paths: 5_000 });
    const probability = (name: string) => {
      const { result } = questions.find((q) => q.name === name)!;
      if (result.kind !== 'probability') throw new Error(`${name} has no probability`);
      return result.value;
    };
    expect(probability('eu_july_2016')).toBeGreaterThan(0.75);
    expect(probability('eu_july_2016')).toBeLessThan(0.98);
    expect(probability('us_holds')).toBeGreaterThan(0.75);
    expect(probability('minsk')).toBeLessThan(0.1);
    const moved = questions.flatMap((q) => q.why.map((mover) => mover.name));
    expect(moved).toContain('eu_resolve');
  });

  test('what the records settle by 5 October 2016 is known without error', async () => {
    const { questions } = await run(FOUNDING, '2016-10-05', { paths: 200 });
    expect(questions.find((q) => q.name === 'eu_july_2016')!.result).toMatchObject({ value: 1, error: 0 });
    expect(questions.find((q) => q.name === 'united_russia')!.result).toMatchObject({ value: 1, error: 0 });
  });

  test('the order of declarations and the names of files change no number', async () => {
    const permuted = edited(FOUNDING, (name, content) =>
      isCaseFile(name) ? [`z-${name}`, permutedDeclarations(content).join('\n')] : [name, content],
    );
    const before = await run(FOUNDING, '2016-01-29', { scenarios: ['oil_recovers'] });
    const after = await run(permuted, '2016-01-29', { scenarios: ['oil_recovers'] });
    expect(after.modelHash).toBe(before.modelHash);
    expect(renderJson(after)).toBe(renderJson(before));
  });

  test('a comment changes no byte, and an unrelated quantity no number', async () => {
    const commented = edited(FOUNDING, (name, content) =>
      isCaseFile(name) ? [name, `/* a remark */\n${content}\n// another\n`] : [name, content],
    );
    const files = new Map(FOUNDING.files);
    files.set('weather.proviso', 'param frost "Days of frost" ~ 20 to 90 guess\nlet thaw = 365 - frost\n');
    const before = await run(FOUNDING, '2016-01-29');
    expect(renderJson(await run(commented, '2016-01-29'))).toBe(renderJson(before));
    expect(numbers(await run({ files }, '2016-01-29'))).toEqual(numbers(before));
  });

  test('nothing that became known after the as-of day changes a byte', async () => {
    const asOf = '2016-01-29';
    const stripped = edited(FOUNDING, (name, content) => {
      if (name.endsWith('.csv') && content.includes('known')) return [name, rowsKnownBy(content, asOf)];
      if (!isCaseFile(name)) return [name, content];
      const kept = declarationsOf(content).filter((declaration) => !isLater(declaration, asOf));
      return [name, kept.join('\n')];
    });
    expect(modelOf(stripped).records.length).toBeLessThan(modelOf(FOUNDING).records.length);
    expect(modelOf(stripped).statements.length).toBeLessThan(modelOf(FOUNDING).statements.length);
    expect(renderJson(await run(stripped, asOf))).toBe(renderJson(await run(FOUNDING, asOf)));
  });
});

/** The header and the rows whose column `known` is not later. */
function rowsKnownBy(csv: string, day: string): string {
  const [header = '', ...rows] = csv.trim().split('\n');
  const column = header.split(',').indexOf('known');
  return [header, ...rows.filter((row) => row.split(',')[column]! <= day), ''].join('\n');
}

/** A record, statement or claim that could only be known later. */
function isLater(declaration: string, day: string): boolean {
  const text = declaration.replaceAll(/^\/\/.*\n/gm, '');
  const dated = /^(?:record (?:\w+: )?|statement \w+ )(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  const claimed = /^claim .* on (\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  const known = /\bknown (\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  const from = dated ?? claimed;
  return from !== undefined && (known ?? from) > day;
}
