import { hashCase } from '@proviso/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCase } from './check.ts';
import { renderDiagnostic } from './diagnostic.ts';
import { SKETCH } from './sketch.fixture.ts';

const text = SKETCH.files.get('case.proviso')!;

/** Checks a text in place of the sketch's; every diagnostic must be fit to be shown. */
function check(source: string) {
  const checked = checkCase({ files: new Map([...SKETCH.files, ['case.proviso', source]]) });
  for (const diagnostic of checked.diagnostics) {
    expect(diagnostic.code).toMatch(/^PV\d{4}$/);
    expect(diagnostic.help).not.toBe('');
    expect(renderDiagnostic(diagnostic)).not.toMatch(/undefined|NaN|\[object/);
    if (diagnostic.place) expect(diagnostic.place.column).toBeLessThanOrEqual(diagnostic.place.lineText.length + 1);
  }
  if (checked.model) expect(hashCase(checked.model)).toMatch(/^[0-9a-f]{64}$/);
  expect(checked.model === undefined).toBe(checked.diagnostics.some(({ severity }) => severity === 'error'));
  return checked;
}

const tokens = [
  ...new Set(text.match(/"[^"\n]*"|[\p{L}_][\p{L}\p{N}_]*|\d{4}-\d\d(?:-\d\d)?|\d+(?:\.\d+)?|[^\s\w]/gu)),
];

describe('the checker neither throws nor hangs', () => {
  test('on random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => void check(source)),
      {
        numRuns: 150,
      },
    );
  });

  test('on random words of the language', () => {
    const stream = fc.array(fc.constantFrom(...tokens), { maxLength: 60 });
    fc.assert(
      fc.property(stream, (words) => void check(words.join(' '))),
      { numRuns: 150 },
    );
  });

  test('on a case from which a stretch is missing', () => {
    const stretch = fc.tuple(fc.nat(text.length), fc.nat(80));
    fc.assert(
      fc.property(stretch, ([start, length]) => void check(text.slice(0, start) + text.slice(start + length))),
      { numRuns: 120 },
    );
  });

  test('on a record of an act through a day that does not exist', () => {
    const { diagnostics } = check(text.replace('renewed through 2016-01-31', 'renewed through 2016-01-32'));
    expect(diagnostics.map(({ code }) => code)).toContain('PV0401');
  });

  test('on a case with words exchanged for others', () => {
    const words = text.split(/(\s+)/);
    const change = fc.array(fc.tuple(fc.nat(words.length - 1), fc.constantFrom(...tokens)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(change, (changes) => {
        const changed = [...words];
        for (const [at, word] of changes) changed[at] = changed[at]!.trim() === '' ? changed[at]! : word;
        check(changed.join(''));
      }),
      { numRuns: 120 },
    );
  });

  test('on tables with cells exchanged', () => {
    const cell = fc.constantFrom('', '2014-05', '2014-05-01', 'x', '-1', '1e999', '"', ',', '\r\n', 'NaN', '0x10', ';');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const table = rows.map((row) => row.join(',')).join('\n');
        const files = new Map([
          ...SKETCH.files,
          ['data/brent.csv', table],
          ['data/eu-members.csv', `code,name\n${table}`],
        ]);
        const { model } = checkCase({ files });
        if (model) expect(() => hashCase(model)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });
});

describe('what nests or sprawls', () => {
  const head = 'case "x"\ntimeline by month from 2016-01 through 2016-12\n';
  const deep = {
    brackets: `param a = ${'('.repeat(20_000)}`,
    denials: `question q = ${'not '.repeat(20_000)}a`,
    minuses: `let a = ${'-'.repeat(20_000)}1`,
    choices: `let a = ${'if b then 1 else '.repeat(5_000)}1`,
    blocks: `regime r { ${'from 2016-01 { '.repeat(5_000)}`,
  };

  test.each(Object.entries(deep))('%s without end are told apart from an argument', (_, source) => {
    const { diagnostics } = checkCase({ files: new Map([['case.proviso', head + source]]) });
    expect(diagnostics.map(({ code }) => code)).toContain('PV0006');
  });

  test('what is deep but not too deep is read', () => {
    const source = `param a = ${'('.repeat(30)}1${')'.repeat(30)}\nlet b = ${'if a > 1 then 1 else '.repeat(150)}2\n`;
    const { diagnostics } = checkCase({ files: new Map([['case.proviso', head + source]]) });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a long sum is no nesting for the parser, and too deep for what follows', () => {
    const sum = (terms: number) => `param a = ${Array(terms).fill('1').join(' - ')}\n`;
    const codes = (source: string) =>
      checkCase({ files: new Map([['case.proviso', head + source]]) }).diagnostics.map(({ code }) => code);
    expect(codes(sum(300))).toEqual(['PV0804']);
    expect(codes(sum(5_000))).toEqual(['PV0006']);
  });

  test('two megabytes of the words of the language are given up after some faults, in short time', () => {
    const words = tokens.filter((token) => !'([{'.includes(token));
    const noise = fc.sample(fc.constantFrom(...words), { numRuns: 10_000, seed: 1 }).join(' ');
    const began = performance.now();
    const { diagnostics } = checkCase({ files: new Map([['case.proviso', noise.repeat(40)]]) });
    expect(diagnostics.filter(({ code }) => code === 'PV0005')).toHaveLength(1);
    expect(diagnostics.length).toBeLessThan(200);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('bytes that are no text are one fault', () => {
    const { diagnostics } = checkCase({ files: new Map([['case.proviso', 'case \u0000\u0001 "x"']]) });
    expect(diagnostics.map(({ code }) => code)).toContain('PV0005');
  });
});
