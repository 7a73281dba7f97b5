import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCase } from './check.ts';
import { readCaseFolder, readLibrary } from './node.ts';

const CASE = 'case "Example"\ntimeline by month from 2016-01 through 2016-12\n';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proviso-case-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

function codes(): readonly string[] {
  return (readCaseFolder(folder).diagnostics ?? []).map(({ code }) => code);
}

describe('a case folder', () => {
  test('is read with its texts, tables and documents, by path within it', () => {
    write('case.proviso', CASE);
    write('data/oil.csv', 'month,price\n');
    write('sources/davos.txt', 'words');
    write('picture.png', new Uint8Array([137, 80]));
    write('.git/config.proviso', 'hidden');
    expect([...readCaseFolder(folder).text!.files.keys()]).toEqual([
      'case.proviso',
      'data/oil.csv',
      'sources/davos.txt',
    ]);
  });

  test('may begin its files with a byte-order mark and end its lines with CR LF', () => {
    write('case.proviso', `\uFEFF${CASE.replaceAll('\n', '\r\n')}union EU members from "m.csv"\r\n`);
    write('m.csv', '\uFEFFcode,name\r\nDE,Germany\r\n');
    const { model, diagnostics } = checkCase(readCaseFolder(folder).text!);
    expect(diagnostics).toEqual([]);
    expect(model!.unions[0]!.members).toEqual([{ code: 'DE', name: 'Germany' }]);
  });

  test('that is not there is told', () => {
    expect(readCaseFolder(join(folder, 'nowhere')).diagnostics).toMatchObject([{ code: 'PV0701' }]);
  });

  test('that is a file is told', () => {
    write('case.proviso', CASE);
    expect(readCaseFolder(join(folder, 'case.proviso')).diagnostics).toMatchObject([{ code: 'PV0701' }]);
  });

  test('without a .proviso file is no case', () => {
    write('notes.txt', 'nothing');
    expect(codes()).toEqual(['PV0702']);
  });

  test('with a file beyond its size is not read', () => {
    write('case.proviso', CASE);
    write('noise.proviso', 'x'.repeat(10_000_000));
    write('big.csv', 'x'.repeat(20_000_001));
    expect(codes()).toEqual(['PV0703', 'PV0703']);
  });

  test('with bytes that are no UTF-8 is told which file', () => {
    write('case.proviso', new Uint8Array([0x63, 0xe4, 0xff]));
    expect(readCaseFolder(folder).diagnostics).toMatchObject([{ code: 'PV0704', message: /^case\.proviso/ }]);
  });

  test('is not left by a link', () => {
    const outside = mkdtempSync(join(tmpdir(), 'proviso-outside-'));
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    write('case.proviso', CASE);
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'secret.txt'));
    symlinkSync(outside, join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'case.proviso'), join(folder, 'again.proviso'));
    expect([...readCaseFolder(folder).text!.files.keys()]).toEqual(['again.proviso', 'case.proviso']);
    rmSync(outside, { recursive: true });
  });
});

test('a library is known by the names of its files without their ending', () => {
  write('eu.proviso', 'actor EU');
  write('README.md', 'about');
  expect([...readLibrary(folder)]).toEqual([['eu', 'actor EU']]);
});
