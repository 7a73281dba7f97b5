import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDiagnostic } from '@proviso/language';
import { describe, expect, test } from 'vitest';
import { CODES, WARNINGS } from './codes.ts';
import { importProgrammes } from './programme-import.ts';

const PAGES = join(import.meta.dirname, '../../../docs/errors');

/** The files before what is printed, what is printed, and the files after it. */
function readPage(code: string) {
  const text = readFileSync(join(PAGES, `${code}.md`), 'utf8');
  const [failing, mended] = [new Map<string, string>(), new Map<string, string>()];
  let printed: string | undefined;
  for (const [, language, file, body] of text.matchAll(/^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)) {
    if (language === 'console') printed = body;
    else if (language === 'yaml') (printed === undefined ? failing : mended).set(file!, body!);
  }
  return { failing, printed, mended: new Map([...failing, ...mended]) };
}

function imported(files: ReadonlyMap<string, string>) {
  return importProgrammes([...files].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })));
}

const own = Object.keys(CODES).filter((code) => code.startsWith('PV11'));

test('every code of the import has a page that begins with what it is about', () => {
  for (const code of own) {
    const text = readFileSync(join(PAGES, `${code}.md`), 'utf8');
    expect(text).toMatch(new RegExp(`^# ${code}: ${CODES[code as keyof typeof CODES]}\n`));
  }
});

describe.each(own.filter((code) => code !== 'PV1106'))('%s', (code) => {
  const { failing, printed, mended } = readPage(code);

  test('the failing example prints what the page shows', () => {
    const { diagnostics, left } = imported(failing);
    expect(`${diagnostics.map((diagnostic) => renderDiagnostic(diagnostic)).join('\n\n')}\n`).toBe(printed);
    expect(left.length > 0).toBe(!(WARNINGS as ReadonlySet<string>).has(code));
  });

  test('the mended example is imported without a word', () => {
    expect(imported(mended)).toMatchObject({ diagnostics: [], left: [] });
  });
});
