import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCase, renderDiagnostic } from '../index.ts';
import { readLibrary } from '../node.ts';
import { CODES } from './codes.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const PAGES = join(ROOT, 'docs/errors');
const library = readLibrary(join(ROOT, 'library'));

/** The blocks of a page up to what is printed, and those after it, as the files of two cases. */
interface ErrorPage {
  readonly failing: ReadonlyMap<string, string>;
  readonly printed: string;
  readonly mended: ReadonlyMap<string, string>;
}

function readPage(code: string): ErrorPage | undefined {
  const text = readFileSync(join(PAGES, `${code}.md`), 'utf8');
  const failing = new Map<string, string>();
  const mended = new Map<string, string>();
  let printed: string | undefined;
  for (const [, language, file, body] of text.matchAll(/^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)) {
    if (language === 'console') printed = body;
    else (printed === undefined ? failing : mended).set(file ?? 'case.proviso', body!);
  }
  return printed === undefined ? undefined : { failing, printed, mended: new Map([...failing, ...mended]) };
}

const codes = Object.keys(CODES);
const replayed = codes.flatMap((code) => {
  const page = readPage(code);
  return page ? [{ code, page }] : [];
});

test('every code has a page, and every page a line in the index', () => {
  const pages = readdirSync(PAGES).filter((name) => name.startsWith('PV'));
  const listed = readFileSync(join(PAGES, 'README.md'), 'utf8');
  expect(codes.filter((code) => !pages.includes(`${code}.md`))).toEqual([]);
  expect(pages.filter((page) => !listed.includes(`(${page})`))).toEqual([]);
});

test('only what a text alone cannot show is not replayed', () => {
  const shown = new Set(replayed.map(({ code }) => code));
  expect(codes.filter((code) => !shown.has(code))).toEqual([
    'PV0005',
    'PV0006',
    'PV0701',
    'PV0702',
    'PV0703',
    'PV0704',
  ]);
});

describe.each(replayed)('$code', ({ code, page }) => {
  const found = checkCase({ files: page.failing }, library).diagnostics;

  test('the failing example yields the code', () => {
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test('what is printed is what the page shows', () => {
    expect(`${found.map((diagnostic) => renderDiagnostic(diagnostic)).join('\n\n')}\n`).toBe(page.printed);
  });

  test('the mended example yields neither the code nor an error', () => {
    const { diagnostics } = checkCase({ files: page.mended }, library);
    expect(diagnostics.filter((d) => d.severity === 'error' || d.code === code)).toEqual([]);
  });
});
