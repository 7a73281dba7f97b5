import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type AstNode, isReference } from 'langium';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { formatText, formattingOf } from './formatter.ts';
import { parseFile } from './parse.ts';
import { sourceFile } from './source-file.ts';
import { type Token, tokensOf } from './token.ts';

describe('layout', () => {
  it('indents clauses by two spaces and leaves one space between words', () => {
    expect(formatted('regime  X{\n\tby EU   against RU\n applies from 2014-08-01\n}')).toBe(
      'regime X {\n  by EU against RU\n  applies from 2014-08-01\n}\n',
    );
  });

  it('keeps a short body on one line, its clauses three spaces apart', () => {
    expect(formatted('state x {start 1 next~normal(x,1)}')).toBe('state x { start 1   next ~ normal(x, 1) }\n');
    expect(formatted('signal s about x {a,b , c}')).toBe('signal s about x { a, b, c }\n');
  });

  it('gives every clause its own line where the body holds a line break', () => {
    expect(formatted('state x { start 1\nnext ~ normal(x, 1) }')).toBe(
      'state x {\n  start 1\n  next ~ normal(x, 1)\n}\n',
    );
  });

  it('writes operators apart, calls and units together', () => {
    expect(formatted('let y [ USD / bbl ^ 2 ]=2*-x ^(1-max( 0,x ))+5[ % ]')).toBe(
      'let y [USD/bbl^2] = 2 * -x ^ (1 - max(0, x)) + 5 [%]\n',
    );
    expect(formatted('let y(m  in EU) = sum (k in EU :  w . a)')).toBe('let y(m in EU) = sum(k in EU: w.a)\n');
  });

  it('indents what continues a clause, and what stands in brackets once more', () => {
    expect(formatted('let y =\nmax(\n0,\n1 - x\n)\nlet z = 1')).toBe(
      'let y =\n  max(\n    0,\n    1 - x\n  )\nlet z = 1\n',
    );
  });

  it('keeps one blank line between declarations and between clauses, none within a clause', () => {
    expect(formatted('\n\nactor A\n\n\n\nactor B part\n\nof A\nregime X {\n\nby A\n\n\nrests on X\n\n}\n\n')).toBe(
      'actor A\n\nactor B part\n  of A\nregime X {\n  by A\n\n  rests on X\n}\n',
    );
  });

  it('puts each declaration on a line of its own', () => {
    expect(formatted('actor A actor B')).toBe('actor A\nactor B\n');
  });

  it('drops a byte-order mark, writes line feeds and ends with one', () => {
    expect(formatted('\uFEFFactor A\r\nactor B\r\n\r\n')).toBe('actor A\nactor B\n');
    expect(formatted(' \n')).toBe('');
  });
});

describe('comments', () => {
  it('stay at the end of their line, those of adjacent lines below each other', () => {
    expect(formatted('actor A//one\nactor Beta  /* two */\nactor C\nactor D // three  ')).toBe(
      'actor A     //one\nactor Beta  /* two */\nactor C\nactor D  // three\n',
    );
  });

  it('stay on their own line, indented like what follows', () => {
    expect(formatted('// top\n\n\nregime X { // why\n// first\nby A\n\n// last\n}\n// end')).toBe(
      '// top\n\nregime X {  // why\n  // first\n  by A\n\n  // last\n}\n// end\n',
    );
  });

  it('stay between two words', () => {
    expect(formatted('let y = f(/*a*/x , /*b*/ 1/*c*/)')).toBe('let y = f(/*a*/ x, /*b*/ 1 /*c*/)\n');
    expect(formatted('let y [1/ /* per */ year] = 1')).toBe('let y [1/ /* per */ year] = 1\n');
  });

  it('move with all their lines', () => {
    expect(formatted('regime X {\n      /* one\n           two\n       three */\n by A\n}')).toBe(
      'regime X {\n  /* one\n       two\n   three */\n  by A\n}\n',
    );
  });
});

describe('a text with syntax errors', () => {
  it('is not touched, and the errors are told with their place', () => {
    const result = formatText('actor A\nregime {\n}');
    expect('errors' in result && result.errors).toMatchObject([{ line: 2, column: 8 }]);
    expect(formattingOf('actor A\n   regime {')).toEqual([]);
  });
});

describe('properties on generated layouts of real texts', () => {
  const texts = [readFileSync(join(import.meta.dirname, 'formatter.fixture.proviso'), 'utf8'), ...caseTexts()];
  const declarations = texts.flatMap((text) => parse(text).root.declarations.map((node) => node.$cstNode!.text));
  const relaid = fc
    .array(fc.constantFrom(...declarations), { minLength: 1, maxLength: 5 })
    .map((some) => some.join('\n'))
    .filter((text) => !('errors' in formatText(text)))
    .chain((text) => fc.tuple(fc.constant(text), relayout(parse(text).tokens)));
  const runs = { numRuns: 300 };

  it('the fixture is written as the formatter writes', () => {
    expect(formatted(texts[0]!)).toBe(texts[0]!);
  });

  it('formatting is idempotent', () => {
    fc.assert(
      fc.property(relaid, ([, text]) => {
        const once = formatted(text);
        expect(formatted(once)).toBe(once);
        expect(formattingOf(once)).toEqual([]);
      }),
      runs,
    );
  });

  it('the syntax tree and the order of words and comments stay', () => {
    fc.assert(
      fc.property(relaid, ([original, text]) => {
        const before = parse(text);
        const after = parse(formatted(text));
        expect(plain(after.root)).toEqual(plain(parse(original).root));
        expect(after.tokens.map(bare)).toEqual(before.tokens.map(bare));
      }),
      runs,
    );
  });

  it('a line comment stays at the end of its line, or on a line of its own', () => {
    fc.assert(
      fc.property(relaid, ([, text]) => {
        expect(standings(formatted(text))).toEqual(standings(text));
      }),
      runs,
    );
  });

  it('the replacements lead to the formatted text', () => {
    fc.assert(
      fc.property(relaid, ([, text]) => {
        const replaced = formattingOf(text).reduceRight(
          (whole, { offset, end, text: part }) => whole.slice(0, offset) + part + whole.slice(end),
          text,
        );
        expect(replaced).toBe(formatted(text));
      }),
      runs,
    );
  });
});

function formatted(text: string): string {
  const result = formatText(text);
  if ('errors' in result) throw new Error(`${JSON.stringify(result.errors)} in\n${text}`);
  return result.text;
}

function parse(text: string) {
  const faults: Diagnostic[] = [];
  const root = parseFile(sourceFile('test.proviso', text), faults);
  if (faults.length > 0) throw new Error(`${faults[0]!.place?.line}: ${faults[0]!.message}`);
  return { root, tokens: tokensOf(root) };
}

function caseTexts(): readonly string[] {
  const cases = join(import.meta.dirname, '../../../cases');
  return readdirSync(cases, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.proviso'))
    .map((path) => readFileSync(join(cases, path), 'utf8'));
}

/** The same words with other white space and comments between them. */
function relayout(tokens: readonly Token[]): fc.Arbitrary<string> {
  const words = tokens.filter((token) => token.kind === 'word');
  const gap = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(' ', '  ', '\t') },
    { weight: 4, arbitrary: fc.constantFrom('\n', '\n\n\n', '\r\n  ', ' \r\n\r\n') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ' // c\n',
        '\n\t// d \r\n',
        ' /* c */ ',
        '\n/* c\n   d */',
        ' /**/',
        '\n  /* c\r\n*/ ',
      ),
    },
  );
  return fc
    .array(gap, { minLength: words.length + 1, maxLength: words.length + 1, size: 'max' })
    .map((gaps) => gaps.map((space, i) => space + (words[i]?.text ?? '')).join(''));
}

/** A syntax tree without places and links. */
function plain(node: AstNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => {
      if (isReference(value)) return value.$refText;
      return key.startsWith('$') && key !== '$type' ? undefined : value;
    }),
  );
}

/** A word or comment whatever the space within it. */
function bare(token: Token): string {
  return token.text.replace(/\s+/g, ' ');
}

/** The line comments of a text, and whether each stands alone on its line. */
function standings(text: string): readonly string[] {
  const { tokens } = parse(text);
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'line comment') return [];
    return [`${token.text} ${token.breaks > 0 || i === 0 ? 'alone' : 'at the end'}`];
  });
}
