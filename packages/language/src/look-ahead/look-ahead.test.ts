import fc from 'fast-check';
import {
  type AstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  isReference,
  type LangiumParser,
} from 'langium';
import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from '../example-case.fixture.ts';
import { createForeseeingParser } from '../foresight.ts';
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from '../generated/module.ts';
import { parserServices } from '../parser-services.ts';
import { SKETCH } from '../sketch.fixture.ts';

const text = SKETCH.files.get('case.proviso')!;
const tokens = text.match(/"[^"\n]*"|[\p{L}_][\p{L}\p{N}_]*|\d{4}-\d\d(?:-\d\d)?|\d+(?:\.\d+)?|[^\s\w]/gu)!;
const declarations = text.split(/\n(?=[a-z])/);

/** The parser as it would be with the look-ahead that Langium brings. */
function langiumsParser(): LangiumParser {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ProvisoGeneratedSharedModule);
  const foresight = { parser: { LangiumParser: createForeseeingParser } };
  return inject(createDefaultCoreModule({ shared }), ProvisoGeneratedModule, foresight).parser.LangiumParser;
}

const theirs = langiumsParser();
const ours = parserServices().parser;

/** A tree without what is not written in the text. */
function written(tree: AstNode): string {
  return JSON.stringify(tree, (key, value) => {
    if (key.startsWith('$') && key !== '$type') return undefined;
    return isReference(value) ? value.$refText : value;
  });
}

interface Read {
  readonly tree: string;
  /** Where the parser stumbled first; nowhere is beyond the end. */
  readonly stumbled: number;
}

function read(parser: LangiumParser, source: string): Read {
  const { value, parserErrors } = parser.parse(source);
  const offsets = parserErrors.map(({ token }) => (token.startOffset >= 0 ? token.startOffset : source.length));
  return { tree: written(value), stumbled: Math.min(Number.POSITIVE_INFINITY, ...offsets) };
}

/** A text without fault has one tree; what stops Langium's look-ahead stops ours there or further on. */
function readAlike(source: string): void {
  const [their, our] = [read(theirs, source), read(ours, source)];
  expect(our.stumbled).toBeGreaterThanOrEqual(their.stumbled);
  if (their.stumbled === Number.POSITIVE_INFINITY) expect(our.tree).toBe(their.tree);
  else expect(our.stumbled).toBeLessThanOrEqual(source.length);
}

describe('the look-ahead chooses as the one that Langium brings', () => {
  test('in a case that uses most of the language', () => readAlike(text));

  test('in declarations of which a stretch is missing', () => {
    const hurt = fc.tuple(fc.constantFrom(...declarations), fc.nat(), fc.nat(30));
    fc.assert(
      fc.property(hurt, ([source, at, length]) => {
        const start = at % (source.length + 1);
        readAlike(source.slice(0, start) + source.slice(start + length));
      }),
      { numRuns: 400 },
    );
  });

  test('in declarations with a word in place of another', () => {
    const changed = fc.tuple(fc.constantFrom(...declarations), fc.nat(), fc.constantFrom(...tokens));
    fc.assert(
      fc.property(changed, ([source, at, word]) => {
        const words = source.split(/(\s+)/);
        words[at % words.length] = word;
        readAlike(words.join(''));
      }),
      { numRuns: 400 },
    );
  });

  test('in words of the language in any order', () => {
    const stream = fc.array(fc.constantFrom(...tokens), { maxLength: 40 });
    fc.assert(
      fc.property(stream, (words) => readAlike(words.join(' '))),
      { numRuns: 300 },
    );
  });
});

describe('a fault within the brackets of a call is told where it is', () => {
  const told = (source: string) =>
    diagnosticsOf(`let a = ${source}\nactor B\n`).map(({ code, place, message, help }) => ({
      code,
      at: place?.lineText.slice(place.column - 1),
      message,
      help,
    }));

  test('where a term is missing', () => {
    expect(told('exp(1 + ) * 2')).toEqual([
      {
        code: 'PV0001',
        at: ') * 2',
        message: '`)` cannot stand here after `+`',
        help: 'a number, a name or a bracket is expected here',
      },
    ]);
  });

  test('where an argument is missing', () => {
    expect(told('min(1, )')).toMatchObject([{ code: 'PV0001', at: ')', message: '`)` cannot stand here after `,`' }]);
  });

  test('where a comma is missing', () => {
    expect(told('max(1 2)')).toMatchObject([{ code: 'PV0001', at: '2)', help: '`)` is expected here' }]);
  });

  test('where the bracket is never closed', () => {
    expect(told('max(0, 3')).toMatchObject([{ code: 'PV0002', at: '(0, 3', help: 'write `)` where it ends' }]);
  });

  test('where the fault stands in the call within a call', () => {
    expect(told('max(0, exp(2 * ))')).toMatchObject([{ code: 'PV0001', at: '))' }]);
  });
});
