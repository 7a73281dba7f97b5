import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { readIntervals } from '@proviso/exchange';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proviso-exchange-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function proviso(...words: readonly string[]) {
  const terminal = recordingTerminal(folder);
  return { code: await run(words, terminal), written: terminal.written() };
}

function descriptions(files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(join(folder, 'programmes'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'programmes', name), content);
}

const COAST = 'key: NM-COAST\ntitle: Coast Programme\nissuer: nm_guard\nmeasures: [Asset freeze]\n';

describe('proviso import opensanctions', () => {
  test('makes a case folder that checks, and in which nothing is known of the status', async () => {
    descriptions({ 'NM-COAST.yml': COAST, 'NM-SHIPS.yaml': 'key: NM-SHIPS\n', LICENSE: 'not YAML: [' });
    expect(await proviso('import', 'opensanctions', 'programmes', '--output', 'made')).toEqual({
      code: 0,
      written: 'made holds 2 regimes from 2 files\n',
    });
    expect((await proviso('check', 'made')).written).toContain('no errors, no warnings');
    expect((await proviso('status', 'made', '--on', '2026-01-01')).written).toContain('2 unverified');
    expect((await proviso('format', '--check', 'made')).code).toBe(0);
  });

  test('reports every file that it cannot read, imports the others, and says so by its exit code', async () => {
    descriptions({
      'a.yml': COAST,
      'b.yml': 'key: [',
      'c.yml': Buffer.from('key: \xC4', 'latin1'),
      'd.yml': COAST,
      'e.yml': 'title: no key\n',
    });
    const { code, written } = await proviso('import', 'opensanctions', 'programmes', '--output', 'made');
    expect(code).toBe(5);
    for (const fault of ['PV1101', 'PV0704', 'PV1104', 'PV1102']) expect(written).toContain(`error ${fault}: `);
    expect(written).toMatch(
      /made holds 1 regime from 5 files\n4 files could not be imported: b.yml, c.yml, d.yml, e.yml\n$/,
    );
    expect((await proviso('check', 'made')).code).toBe(0);
  });

  test('writes nothing where nothing can be read', async () => {
    descriptions({ 'b.yml': 'key: [' });
    const { code, written } = await proviso('import', 'opensanctions', 'programmes', '--output', 'made');
    expect(code).toBe(5);
    expect(written).toContain('nothing was written');
    expect(readdirSync(folder)).toEqual(['programmes']);
  });

  test.each([
    ['a file', 'programmes/a.yml', 'is no folder'],
    ['a folder that is not there', 'nowhere', 'is no folder'],
    ['a folder without descriptions', 'empty', 'holds no .yml or .yaml file'],
  ])('takes %s for a mistake of the command line', async (_, path, why) => {
    descriptions({ 'a.yml': COAST });
    mkdirSync(join(folder, 'empty'));
    const { code, written } = await proviso('import', 'opensanctions', path);
    expect(code).toBe(2);
    expect(written).toContain(why);
  });

  test('leaves a folder alone that has something in it', async () => {
    descriptions({ 'a.yml': COAST });
    const { code, written } = await proviso('import', 'opensanctions', 'programmes', '--output', 'programmes');
    expect(code).toBe(2);
    expect(written).toContain('is there already');
    expect(readdirSync(join(folder, 'programmes'))).toEqual(['a.yml']);
  });

  test.skipIf(process.getuid?.() === 0)('leaves no half-written folder where it may not write', async () => {
    descriptions({ 'a.yml': COAST });
    chmodSync(folder, 0o555);
    const { code } = await proviso('import', 'opensanctions', 'programmes', '--output', 'made');
    chmodSync(folder, 0o755);
    expect(code).toBe(4);
    expect(readdirSync(folder)).toEqual(['programmes']);
  });

  test('leaves no half-written folder where the target cannot be made', async () => {
    descriptions({ 'a.yml': COAST });
    writeFileSync(join(folder, 'taken'), 'a file');
    const { code } = await proviso('import', 'opensanctions', 'programmes', '--output', 'taken/made');
    expect(code).toBe(4);
    expect(readdirSync(folder).sort()).toEqual(['programmes', 'taken']);
  });

  test('knows no other catalogue', async () => {
    expect((await proviso('import', 'sanctionsmap', '.')).code).toBe(2);
  });
});

describe('proviso export', () => {
  const FIRST = join(ROOT, 'cases/first');

  test('writes JSON that is read back', async () => {
    const { code, written } = await proviso('export', FIRST, '--format', 'json');
    expect(code).toBe(0);
    const document = readIntervals(written);
    expect(document).toMatchObject({ schema: 'proviso-intervals/1', instruments: [{ name: 'embargo' }] });
  });

  test('writes a table by default, the same each time', async () => {
    const first = await proviso('export', FIRST);
    expect(first.written.split('\r\n')[0]).toMatch(/^kind,name,title,/);
    expect(await proviso('export', FIRST)).toEqual(first);
  });

  test('does not know what became known later', async () => {
    const throughs = async (...known: string[]) => {
      const { written } = await proviso('export', FIRST, '--format', 'json', ...known);
      const document = readIntervals(written);
      if ('fault' in document) throw new Error(document.fault);
      return document.instruments[0]!.intervals.map(({ through }) => through);
    };
    expect(await throughs('--known', '2025-07-28')).toContain('2025-08-31');
    expect(await throughs()).not.toContain('2025-08-31');
  });

  test('writes a file whole, and says where', async () => {
    const { code, written } = await proviso('export', FIRST, '--output', 'out/intervals.csv');
    expect({ code, written }).toEqual({ code: 0, written: 'written: out/intervals.csv\n' });
    expect(readFileSync(join(folder, 'out/intervals.csv'), 'utf8')).toMatch(/^kind,name/);
  });

  test.each([
    ['a day that does not exist', ['--known', '2025-02-30']],
    ['a format that there is not', ['--format', 'xml']],
  ])('refuses %s', async (_, words) => {
    const { code } = await proviso('export', FIRST, ...words, '--output', 'out.csv');
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'out.csv'))).toBe(false);
  });
});
