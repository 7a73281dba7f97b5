import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { proviso, withFolder } from './proviso-process.ts';
import { recordingTerminal } from './recording-terminal.ts';

const SPAN = ['news', 'cases/first', '--from', '2026-01-15', '--through', '2026-03-31', '--paths', '100'] as const;

/** Runs a command within the test's own process. */
async function inside(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const terminal = recordingTerminal();
  return { code: await run(words, terminal), said: terminal.written() };
}

describe('news of a case', () => {
  test('is the same to the last byte when it is told again, in each format', async () => {
    for (const format of ['text', 'json', 'csv', 'html']) {
      const told = await inside(...SPAN, '--format', format);
      expect(told.code).toBe(0);
      expect(told.said).toContain('embargo');
      expect((await inside(...SPAN, '--format', format)).said).toBe(told.said);
    }
  });

  test('begins and ends with the forecasts of its days', async () => {
    const { said } = await inside(...SPAN, '--format', 'json');
    const { beliefs } = JSON.parse(said).questions[0];
    for (const [asOf, belief] of [
      ['2026-01-15', beliefs[0]],
      ['2026-03-31', beliefs.at(-1)],
    ]) {
      const words = ['forecast', 'cases/first', '--as-of', asOf, '--paths', '100', '--format', 'json'];
      expect(JSON.parse((await inside(...words)).said).questions[0].result).toEqual(belief.result);
    }
  });

  test('refuses a day that does not exist, days in the wrong order, and a question that the case does not ask', async () => {
    const on = (from: string, through: string, ...more: string[]) =>
      inside('news', 'cases/first', '--from', from, '--through', through, ...more);
    expect(await on('2026-02-30', '2026-03-31')).toMatchObject({
      code: 2,
      said: expect.stringContaining('2026-02-30'),
    });
    expect(await on('2026-03-31', '2026-03-31')).toMatchObject({
      code: 2,
      said: expect.stringContaining('come after'),
    });
    expect(await on('2026-01-15', '2026-03-31', '--question', 'goes')).toMatchObject({
      code: 2,
      said: expect.stringContaining('choose from stays'),
    });
  });

  test('Ctrl-C ends a long run with 130 and leaves nothing half-written', async () => {
    await withFolder({}, async (folder) => {
      const report = join(folder, 'news.html');
      const words = ['news', 'cases/first', '--from', '2025-04-01', '--through', '2026-03-31', '--paths', '1000000'];
      const finished = await proviso([...words, '--html', report], { interruptAfter: 2500 });
      expect(finished).toMatchObject({ code: 130, out: '', err: 'interrupted; nothing was written\n' });
      expect(existsSync(report)).toBe(false);
    });
  });
});

test('a case with one reader, or none, has no readers to put side by side', async () => {
  const refused = await inside('forecast', 'cases/first', '--paths', '50', '--reader', 'all');
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('the case has no reader') });
});
