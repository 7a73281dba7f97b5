import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Finished, proviso, shell, withFolder } from './proviso-process.ts';
import { ROOT } from './recording-terminal.ts';

/** A small case that runs in a moment. */
const CASE = `case "A measure and its renewal"
timeline by month from 2026-01 through 2026-12
verified through 2026-03-31
actor A "Those who impose"
actor B "Those who bear it"
regime embargo "Arms embargo" guess {
  by A against B
  applies from 2026-01-01 through 2026-06-30 guess
  lapses unless renewed for 6 months by rollover guess
}
decision rollover by A with probability 0.8 guess
question stays "In force in August" = embargo in force on 2026-08-01
`;

/** What every refusal owes its reader: an exit code, words, and no trace of the program's inside. */
function expectRefusal(finished: Finished, code: number, ...words: readonly (string | RegExp)[]): void {
  const said = finished.out + finished.err;
  expect(said).not.toMatch(/\n\s+at .*\.ts:|node:internal|TypeError|RangeError/);
  for (const word of words) expect(said).toMatch(word);
  expect(finished.code).toBe(code);
}

describe('the command as a process', () => {
  test('help lists the commands and the exit codes, and each command shows an example', async () => {
    const { out, code } = await proviso(['--help']);
    expect(code).toBe(0);
    const commands = [...out.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*)(?: |$)/gm)].map((match) => match[1]!);
    expect(commands).toEqual(expect.arrayContaining(['check', 'forecast', 'format', 'new', 'language-server']));
    expect(out).toContain('Exit codes:');
    for (const command of commands) {
      const help = await proviso([command, '--help']);
      expect(help.code, command).toBe(0);
      expect(help.out, command).toMatch(new RegExp(`Examples:\n {2}\\$ proviso ${command}`));
    }
  });

  test('a forecast in a pipe shows no progress, and the same command prints the same bytes again', async () => {
    await withFolder({ 'case.proviso': CASE }, async (folder) => {
      const words = ['forecast', folder, '--as-of', '2026-03-31', '--paths', '500', '--format', 'json'];
      const first = await proviso(words);
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(first.out).schema).toBe('proviso-forecast/1');
      expect((await proviso(words)).out).toBe(first.out);
    });
  });

  test('the report is written whole beside the table, its path printed', async () => {
    await withFolder({ 'case.proviso': CASE }, async (folder) => {
      const report = join(folder, 'reports/a.html');
      const finished = await proviso(['forecast', folder, '--paths', '200', '--html', report]);
      expect(finished.code).toBe(0);
      expect(finished.err).toBe(`written: ${report}\n`);
      expect(readFileSync(report, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i);
      expect(readdirSync(join(folder, 'reports'))).toEqual(['a.html']);
    });
  });

  test('Ctrl-C ends a long run with 130 and leaves nothing half-written', async () => {
    await withFolder({ 'case.proviso': CASE }, async (folder) => {
      const report = join(folder, 'a.html');
      const words = ['forecast', folder, '--paths', '10000000', '--html', report];
      const finished = await proviso(words, { interruptAfter: 2500 });
      expectRefusal(finished, 130, /interrupted; nothing was written/);
      expect(existsSync(report)).toBe(false);
    });
  });

  test('a reader that stops early, as head does, ends the command quietly', async () => {
    const { out, err } = await shell('forecast cases/embargo --paths 50 --format json | head -c 20');
    expect({ out, err }).toEqual({ out: '{\n  "schema": "provi', err: '' });
  });

  test('a new case checks without errors, runs, and is never written over another', async () => {
    await withFolder({}, async (folder) => {
      expect((await proviso(['new', 'mine'], { cwd: folder })).code).toBe(0);
      expect((await proviso(['check', 'mine', '--strict'], { cwd: folder })).out).toMatch(/no errors, no warnings/);
      const forecast = await proviso(['forecast', 'mine', '--paths', '300'], { cwd: folder });
      expect(forecast.code).toBe(0);
      expectRefusal(await proviso(['new', 'mine'], { cwd: folder }), 2, /there already/, /help:/);
    });
  });

  test('format lays a file out in place once, and leaves one with faults as it is', async () => {
    const crooked = CASE.replaceAll('  ', '      ').replaceAll('\n', '\r\n');
    await withFolder({ 'case.proviso': crooked, 'broken/b.proviso': 'regime {' }, async (folder) => {
      const file = join(folder, 'case.proviso');
      expect((await proviso(['format', '--check', file])).code).toBe(1);
      expect(readFileSync(file, 'utf8')).toBe(crooked);
      expect((await proviso(['format', file])).code).toBe(0);
      const laidOut = readFileSync(file, 'utf8');
      expect(laidOut).not.toContain('\r');
      expect((await proviso(['format', file])).out).toContain('0 formatted anew');
      expectRefusal(await proviso(['format', join(folder, 'broken')]), 1, /b\.proviso:1/);
      expect(readFileSync(join(folder, 'broken/b.proviso'), 'utf8')).toBe('regime {');
    });
  });
});

describe('bad input', () => {
  const refusals: readonly (readonly [string, Readonly<Record<string, string | Uint8Array>>, readonly RegExp[]])[] = [
    ['an empty folder', {}, [/error PV07\d\d/, /help/]],
    ['an empty file', { 'case.proviso': '' }, [/error PV\d{4}/, /help/]],
    ['an unclosed block', { 'case.proviso': `${CASE}regime x {\n` }, [/error PV00\d\d/, /case\.proviso:\d+/, /help/]],
    ['binary noise', { 'case.proviso': noise(200_000) }, [/error PV\d{4}/, /help/]],
    ['ten megabytes of noise', { 'case.proviso': noise(10_000_000) }, [/error PV\d{4}/, /help/]],
    [
      'a unit that is not declared',
      { 'case.proviso': `${CASE}param p [EUR] ~ 1 to 2 guess\n` },
      [/error PV03\d\d/, /EUR/, /case\.proviso:13:/, /help/],
    ],
    [
      'a misspelt name',
      { 'case.proviso': `${CASE}question q = embrago in force on 2026-08-01\n` },
      [/error PV01\d\d/, /embargo/, /case\.proviso:13:/],
    ],
    [
      'a day that does not exist',
      { 'case.proviso': `${CASE}question q = embargo in force on 2026-02-30\n` },
      [/error PV04\d\d/, /2026-02-30/, /help/],
    ],
    [
      'a through before its from',
      { 'case.proviso': CASE.replace('from 2026-01-01 through 2026-06-30', 'from 2026-06-30 through 2026-01-01') },
      [/error PV04\d\d/, /help/],
    ],
    [
      'a CSV with a missing column',
      dataCase('month,known,price\n2026-01,2026-02-01,50\n', 'cost'),
      [/PV06\d\d/, /price/],
    ],
    [
      'a text where a number should be',
      dataCase('month,known,price\n2026-01,2026-02-01,much\n'),
      [/PV06\d\d/, /brent\.csv:2/],
    ],
    [
      'rows out of order',
      dataCase('month,known,price\n2026-02,2026-03-01,50\n2026-01,2026-02-01,51\n'),
      [/PV06\d\d/, /brent\.csv:3/],
    ],
    [
      'a date twice',
      dataCase('month,known,price\n2026-01,2026-02-01,50\n2026-01,2026-02-01,51\n'),
      [/PV06\d\d/, /brent\.csv:3/],
    ],
    [
      'a day in the figures that does not exist',
      dataCase('month,known,price\n2026-13,2026-02-01,50\n'),
      [/PV06\d\d/, /brent\.csv:2/],
    ],
  ];

  test.each(refusals)('%s is refused with place and remedy', async (_, files, words) => {
    await withFolder(files, async (folder) => {
      expectRefusal(await proviso(['check', folder]), 1, ...words);
      expectRefusal(await proviso(['forecast', folder, '--paths', '10']), 1, ...words);
    });
  });

  test('what is not a case folder is said to be none', async () => {
    expectRefusal(await proviso(['check', join(ROOT, 'package.json')]), 1, /error PV07\d\d/, /help/);
    expectRefusal(await proviso(['check', join(ROOT, 'nowhere')]), 1, /error PV07\d\d/, /help/);
  });

  test('a byte-order mark and CRLF are read as if they were not there', async () => {
    const marked = `\uFEFF${CASE.replaceAll('\n', '\r\n')}`;
    await withFolder({ 'case.proviso': marked }, async (folder) => {
      expect((await proviso(['check', folder])).code).toBe(0);
    });
  });

  test('a probability over 1 stops the run, naming its line', async () => {
    const mistaken = `${CASE.replace('with probability 0.8', 'with probability zeal')}param zeal ~ uniform(1.1, 1.5) guess\n`;
    await withFolder({ 'case.proviso': mistaken }, async (folder) => {
      const finished = await proviso(['forecast', folder, '--paths', '10']);
      expectRefusal(finished, 3, /error PV0901/, /case\.proviso:11:/, /help/);
    });
  });

  test('figures that no path explains stop the run, naming the row', async () => {
    const rows = 'month,known,price\n2026-01,2026-02-01,50\n2026-02,2026-03-01,-50\n';
    await withFolder(dataCase(rows), async (folder) => {
      const finished = await proviso(['forecast', folder, '--paths', '50']);
      expectRefusal(finished, 3, /error PV0907/, /2026-02/, /brent\.csv:3|case\.proviso:\d+/, /help/);
    });
  });

  test('records that contradict each other stop a run as of the day on which both are known, and none before', async () => {
    const disputed = `${CASE}record 2026-02-01 embargo renewed through 2026-12-31 guess
record 2026-02-02 embargo renewed through 2027-03-31 known 2026-03-20 guess
`;
    await withFolder({ 'case.proviso': disputed }, async (folder) => {
      const words = ['forecast', folder, '--paths', '20', '--as-of'];
      expect((await proviso([...words, '2026-03-19'])).code).toBe(0);
      expectRefusal(await proviso([...words, '2026-03-20']), 1, /error PV10\d\d/, /case\.proviso:14/, /help/);
    });
  });

  test('more paths than the memory holds are refused, with what to do', async () => {
    const limited = await shell(
      'forecast cases/russia-2014 --as-of 2016-01-29 --paths 9999999 --threads 1',
      'ulimit -v 2500000;',
    );
    expectRefusal(limited, 3, /too little memory/, /--paths/);
  });

  test('a mistaken command line exits with 2 and says what would do', async () => {
    await withFolder({ 'case.proviso': CASE }, async (folder) => {
      expectRefusal(await proviso(['forcast', folder]), 2, /forecast/);
      expectRefusal(await proviso(['forecast', folder, '--as-of', '2026-02-30']), 2, /2026-02-30/, /help/);
      expectRefusal(await proviso(['forecast', folder, '--paths', 'many']), 2, /whole number/);
      expectRefusal(await proviso(['forecast', folder, '--scenario', 'nothing_such']), 2, /nothing_such/, /help/);
      expectRefusal(await proviso(['forecast', folder, '--reader', 'nobody']), 2, /nobody/, /help/);
    });
  });

  test('a report that cannot be written says so and exits with 4', async () => {
    await withFolder({ 'case.proviso': CASE, taken: 'a file' }, async (folder) => {
      const target = join(folder, 'taken/report.html');
      expectRefusal(await proviso(['forecast', folder, '--paths', '10', '--html', target]), 4, /could not be written/);
    });
  });

  test('data are read from the folder of the case and from nowhere else', async () => {
    await withFolder({ 'secret.csv': 'month,known,price\n2026-01,2026-02-01,50\n' }, async (outside) => {
      const reaching = dataCase('month,known,price\n2026-01,2026-02-01,50\n');
      const text = String(reaching['case.proviso']).replace('data/brent.csv', join(outside, 'secret.csv'));
      const climbing = String(reaching['case.proviso']).replace('data/brent.csv', '../secret.csv');
      for (const attempt of [text, climbing]) {
        await withFolder({ 'case.proviso': attempt }, async (folder) => {
          expectRefusal(await proviso(['check', folder]), 1, /error PV06\d\d|error PV07\d\d/);
        });
      }
    });
  });
});

/** Bytes without a pattern, the same every time. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

function dataCase(rows: string, column = 'price'): Readonly<Record<string, string>> {
  const state = `state brent {
  start 50 guess
  next ~ lognormal(median: brent, spread: 0.1) guess
  data "data/brent.csv" column ${column} known column known guess
}
question dear = brent > 60 on 2026-08-01
`;
  return { 'case.proviso': CASE + state, 'data/brent.csv': rows };
}
