import { hashText } from '@proviso/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER, type LedgerEntry, linesAfter, NO_LINE, parseLedgerLine } from './ledger-line.ts';
import { headOf, verifyLedger } from './verify.ts';

const entry = (question: string, probability = 0.5): LedgerEntry => ({
  case: 'A case',
  question,
  asOf: '2016-01-29',
  settledOn: '2016-08-01',
  probability,
  error: 0.01,
  hindsight: false,
  modelHash: 'abc',
  seed: 1,
  paths: 100,
  written: '2016-01-29T12:00:00.000Z',
});

const FIVE = linesAfter(
  EMPTY_LEDGER,
  ['a', 'b', 'c', 'd', 'e'].map((name) => entry(name)),
);
const lines = () => FIVE.split('\n').slice(0, -1);
const joined = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
const faultsOf = (text: string) => verifyLedger(text).faults.map(({ at, kind }) => [at, kind]);

describe('a ledger', () => {
  test('holds in each line the hash of the line before', () => {
    const [first, second] = lines();
    expect(parseLedgerLine(first!)).toMatchObject({ line: 1, before: NO_LINE, question: 'a' });
    expect(parseLedgerLine(second!)!.before).toBe(hashText(first!));
  });

  test('is whole as it was written, also when it was written in parts', () => {
    expect(verifyLedger(FIVE)).toEqual({ lines: 5, head: { line: 5, hash: hashText(lines()[4]!) }, faults: [] });
    const head = headOf(joined(lines().slice(0, 2)));
    if ('kind' in head) throw new Error(head.message);
    expect(
      joined(lines().slice(0, 2)) +
        linesAfter(
          head,
          ['c', 'd', 'e'].map((name) => entry(name)),
        ),
    ).toBe(FIVE);
    expect(verifyLedger('')).toEqual({ lines: 0, head: EMPTY_LEDGER, faults: [] });
  });

  test('shows which line was changed, left out, doubled, moved or is none', () => {
    const [a, b, c, d, e] = lines() as [string, string, string, string, string];
    expect(faultsOf(joined([a, b.replace('0.5', '0.9'), c, d, e]))).toEqual([[2, 'changed']]);
    expect(faultsOf(joined([a, c, d, e]))).toEqual([[2, 'missing']]);
    expect(faultsOf(joined([b, c, d, e]))).toEqual([[1, 'missing']]);
    expect(faultsOf(joined([a, e]))).toEqual([[2, 'missing']]);
    expect(faultsOf(joined([a, b, b, c, d, e]))).toEqual([[3, 'doubled']]);
    expect(faultsOf(joined([a, c, b, d, e]))).toEqual([
      [2, 'missing'],
      [3, 'out of order'],
      [4, 'missing'],
    ]);
    expect(faultsOf(joined([a, 'nonsense', c, d, e]))).toEqual([[2, 'unreadable']]);
  });

  test('tells a line that stands there again, wherever it does, from one that is missing', () => {
    const [a, b, c, d, e] = lines() as [string, string, string, string, string];
    expect(verifyLedger(joined([a, b, c, d, b, e])).faults).toEqual([
      { at: 5, kind: 'doubled', message: 'this is line 2 of the file again' },
    ]);
    expect(faultsOf(joined([a, a, a, b, c]))).toEqual([
      [2, 'doubled'],
      [3, 'doubled'],
    ]);
    expect(faultsOf(FIVE + FIVE).map(([, kind]) => kind)).toEqual(Array(5).fill('doubled'));
  });

  test('that a program has given other line breaks is not taken for its own, nor written on', () => {
    const rewritten = FIVE.replaceAll('\n', '\r\n');
    expect(faultsOf(rewritten)).toEqual([1, 2, 3, 4, 5].map((at) => [at, 'changed']));
    expect(headOf(rewritten)).toMatchObject({ kind: 'changed', at: 5 });
  });

  test('of lines of the first version is whole still, and goes on in the present one', () => {
    const first = JSON.stringify({ line: 1, ...entry('a'), before: NO_LINE });
    const head = headOf(`${first}\n`);
    if ('kind' in head) throw new Error(head.message);
    const posterior = 'f'.repeat(64);
    const ledger = `${first}\n${linesAfter(head, [{ ...entry('b'), posterior }])}`;
    expect(verifyLedger(ledger)).toMatchObject({ lines: 2, faults: [] });
    expect(parseLedgerLine(first)!.version).toBeUndefined();
    expect(parseLedgerLine(ledger.split('\n')[1]!)).toMatchObject({ version: 2, posterior });
  });

  test('cut off anywhere within its last line is torn, and nothing follows on it', () => {
    const before = joined(lines().slice(0, 4)).length;
    fc.assert(
      fc.property(fc.integer({ min: before + 1, max: FIVE.length - 1 }), (length) => {
        const torn = FIVE.slice(0, length);
        expect(faultsOf(torn)).toEqual([[5, 'torn']]);
        expect(headOf(torn)).toMatchObject({ kind: 'torn', at: 5 });
      }),
    );
  });

  test('no character can be changed without a fault, but in the last line, whose hash only a published head holds', () => {
    const last = joined(lines().slice(0, 4)).length;
    const published = verifyLedger(FIVE).head;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: FIVE.length - 2 }),
        fc.constantFrom('0', '9', 'x', ' '),
        (at, character) => {
          fc.pre(FIVE[at] !== character && FIVE[at] !== '\n');
          const found = verifyLedger(FIVE.slice(0, at) + character + FIVE.slice(at + 1));
          if (at < last) expect(found.faults.length).toBeGreaterThan(0);
          else expect(found.head).not.toEqual(published);
        },
      ),
    );
  });
});
