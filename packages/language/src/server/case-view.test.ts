import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewCase } from './case-view.ts';
import { colouredWords } from './coloured-words.ts';
import { Completion } from './completion.ts';
import { hoverAt } from './hover.ts';
import { declarationOf } from './occurrence.ts';
import { outlineOf } from './outline.ts';
import { unitHints } from './unit-hints.ts';

const fixture = readFileSync(join(import.meta.dirname, '../formatter.fixture.proviso'), 'utf8');
const words = fixture.split(/(?<=\s)/);

/** The fixture as it looks while someone types: words missing, doubled, or cut off. */
const halfWritten = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(words.length - 1), fc.constantFrom('', '{ ', '} ', '= ', 'from ', '"', '2020-', 'x.')), {
      maxLength: 4,
    }),
    fc.integer({ min: 1, max: words.length }),
  )
  .map(([changes, length]) => {
    const typed = new Map(changes);
    return words
      .slice(0, length)
      .map((word, i) => typed.get(i) ?? word)
      .join('');
  });

describe('a half-written case', () => {
  it('is viewed as far as it can be understood, without a failure', () => {
    fc.assert(
      fc.property(halfWritten, (text) => {
        const view = viewed(text);
        for (const { place, meaning } of view.occurrences) {
          expect(hoverAt(view, place.file, place.line, place.column)).toMatch(/^\*\*\w+\*\*/);
          declarationOf(meaning);
        }
        for (const { source, declarations } of view.files) {
          outlineOf(declarations);
          colouredWords(view, source.path);
          for (const { label } of unitHints(view, source.path, EVERY_LINE)) expect(label).toMatch(/^\[.+\]$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is completed wherever the cursor stands', async () => {
    const completion = new Completion();
    await fc.assert(
      fc.asyncProperty(halfWritten, async (text) => {
        const lines = text.split('\n');
        const position = { line: lines.length - 1, character: lines.at(-1)!.length };
        const items = await completion.at(viewed(text), 'file:///case/a.proviso', text, position);
        expect(items.every(({ label }) => label.length > 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

const EVERY_LINE = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

describe('the library', () => {
  it('is part of a case as far as it is used', () => {
    const library = new Map([
      ['eu', 'use "votes"\nactor EU'],
      ['votes', 'decision vote by EU with probability 0.5 guess'],
      ['other', 'actor other'],
    ]);
    const view = viewCase(
      '/case',
      { files: new Map([['a.proviso', 'use "eu"\nfact done by EU']]) },
      library,
      undefined,
    );
    expect(view.files.map(({ source }) => source.path)).toEqual([
      'a.proviso',
      'library/eu.proviso',
      'library/votes.proviso',
    ]);
    expect([...view.program.named.keys()].toSorted()).toEqual(['EU', 'done', 'vote']);
  });
});

function viewed(text: string) {
  return viewCase('/case', { files: new Map([['a.proviso', text]]) }, new Map(), undefined);
}
