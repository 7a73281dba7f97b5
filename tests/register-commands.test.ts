import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { withFolder } from './proviso-process.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

/** Runs one command line in the root of the repository. */
async function said(...words: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const terminal = recordingTerminal(ROOT);
  const code = await run(words, terminal);
  return { code, text: terminal.written() };
}

const FIRST = 'cases/first';
const RUSSIA = 'cases/russia-2014';

describe('the day that is asked about', () => {
  test('is the last day verified where that is past, and the page says so', async () => {
    expect((await said('status', FIRST)).text).toContain('Status on 31 March 2026 (the last day verified)');
  });

  test('is the day as known where that is earlier', async () => {
    const { text } = await said('status', FIRST, '--known', '2025-07-01');
    expect(text).toContain('Status on 1 July 2025 (the day as known), as known on 1 July 2025');
  });
});

describe('what is not understood is refused with a remedy and exit code 2', () => {
  test.each([
    [['status', FIRST, '--on', '2026-02-30'], /2026-02-30 is not a day that exists[\s\S]*help: write it as/],
    [['status', FIRST, '--on', '2026-02'], /2026-02 is no single day[\s\S]*help: name one, as in --on 2026-02-01/],
    [['explain', FIRST, 'embargo', '--known', '2020-01-01'], /before the timeline[\s\S]*name a day from 2025-03-01/],
    [['lift', FIRST, 'embargoo'], /nothing named embargoo[\s\S]*did you mean embargo\?/],
    [['lift', FIRST, 'еmbargo'], /did you mean embargo\? A letter of yours is of another script/],
    [['history', FIRST, 'Эмбарго'], /nothing named Эмбарго[\s\S]*lists the regimes/],
    [['status', RUSSIA, 'border'], /did you mean Minsk_II\.border\?/],
    [['calendar', FIRST, '--from', '2026-09', '--through', '2026-07'], /comes before --from/],
    [['calendar', FIRST, '--from', '2026-13', '--through', '2026-14'], /--from 2026-13 is no single day/],
    [['diff', FIRST, '--known', '2026-01-01'], /one day is given[\s\S]*name two/],
    [['diff', FIRST, '--known', '2026-01-01', '--known', '2026-01-01'], /both days are 2026-01-01/],
  ] as const)('%j', async (words, message) => {
    const { code, text } = await said(...words);
    expect(text).toMatch(message);
    expect(code).toBe(2);
  });

  test('several unknown names are all told', async () => {
    const { text } = await said('status', FIRST, 'embarg', 'ceasefir');
    expect(text).toContain('did you mean embargo?');
    expect(text).toContain('did you mean ceasefire?');
  });
});

test('a case with errors is not asked', async () => {
  const { code, text } = await said('status', 'cases/no-such-case');
  expect(code).toBe(1);
  expect(text).toContain('PV0701');
});

test('each command has its own JSON', async () => {
  const asked = [
    ['status', FIRST],
    ['explain', FIRST, 'embargo'],
    ['lift', FIRST, 'embargo'],
    ['history', FIRST, 'embargo'],
    ['calendar', FIRST, '--from', '2026', '--through', '2026'],
    ['diff', FIRST, '--known', '2026-01-01', '--known', '2026-02-01'],
  ];
  for (const words of asked) {
    const { code, text } = await said(...words, '--format', 'json');
    expect(code, words[0]).toBe(0);
    expect(JSON.parse(text).schema).toBe(`proviso-${words[0]}/1`);
  }
});

test('a calendar file is written whole, its path printed, or not at all', async () => {
  await withFolder({ taken: 'a file' }, async (folder) => {
    const span = ['--from', '2026-07', '--through', '2026-09', '--format', 'ics', '--output'];
    const file = join(folder, 'due.ics');
    expect(await said('calendar', FIRST, ...span, file)).toEqual({ code: 0, text: `written: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    const blocked = join(folder, 'taken/due.ics');
    const refused = await said('calendar', FIRST, ...span, blocked);
    expect(refused.code).toBe(4);
    expect(existsSync(blocked)).toBe(false);
  });
});

describe('records that contradict each other', () => {
  const files = {
    'case.proviso': `case "Two renewals"
timeline by month from 2015-01 through 2017-12
verified through 2017-12-31
actor A
actor B
regime embargo "Embargo" guess {
  by A against B
  applies from 2015-01-01 through 2015-06-30 guess
  lapses unless renewed for 6 months by roll guess
}
decision roll by A with probability 0.9 guess
record one: 2015-06-01 embargo renewed through 2015-12-30 guess
record two: 2015-06-10 embargo renewed through 2016-01-31 guess
`,
  };

  test('are both cited by status, and told by check with both places', async () => {
    await withFolder(files, async (folder) => {
      const answer = await said('status', folder, '--on', '2016-01-15');
      expect(answer.code).toBe(0);
      expect(answer.text).toMatch(/contradictory[\s\S]*1 Jun 2015[\s\S]*10 Jun 2015/);
      const check = await said('check', folder);
      expect(check.code).toBe(1);
      expect(check.text).toMatch(/error PV1003[\s\S]*case\.proviso:13:1[\s\S]*case\.proviso:12:1/);
    });
  });

  test('are not run', async () => {
    await withFolder(files, async (folder) => {
      const { code, text } = await said('forecast', folder, '--paths', '100');
      expect(code).toBe(1);
      expect(text).toContain('PV1003');
    });
  });
});
