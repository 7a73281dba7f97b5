import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { proviso, withFolder } from './proviso-process.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

const FORECAST = ['forecast', 'cases/embargo', '--paths', '50', '--scenario', 'none'] as const;
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** Runs a command within the test's own process. */
async function inside(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const terminal = recordingTerminal();
  return { code: await run(words, terminal), said: terminal.written() };
}

const enter = (ledger: string) => inside(...FORECAST, '--output', '/dev/null', '--ledger', ledger);
const verify = (ledger: string) => inside('ledger', 'verify', ledger);

/** A process that enters one forecast after the other until it is killed. */
function tirelessWriter(ledger: string) {
  const script = `
    const { run } = await import('@proviso/cli');
    const { recordingTerminal } = await import('./tests/recording-terminal.ts');
    for (;;) await run(${JSON.stringify([...FORECAST, '--ledger', ledger])}, recordingTerminal());`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, stdio: 'ignore' });
}

describe('a ledger', () => {
  test('gets a line for each answer, which forecast and backtest both append, and verifies', async () => {
    await withFolder({}, async (folder) => {
      const ledger = join(folder, 'kept/forecasts.jsonl');
      const first = await enter(ledger);
      expect(first).toMatchObject({ code: 0, said: expect.stringContaining(`entered: 1 line in ${ledger}\n`) });
      const days = ['--from', '2026-01-31', '--through', '2026-03-31', '--paths', '50'];
      const second = await inside('backtest', 'cases/embargo', ...days, '--ledger', ledger);
      expect(second).toMatchObject({ code: 0, said: expect.stringContaining(`entered: 3 lines in ${ledger}\n`) });
      const lines = linesOf(ledger).map((line) => JSON.parse(line));
      expect(lines.map(({ asOf, question }) => [asOf, question])).toEqual([
        ['2026-03-31', 'stays'],
        ['2026-01-31', 'stays'],
        ['2026-02-28', 'stays'],
        ['2026-03-31', 'stays'],
      ]);
      const whole = await verify(ledger);
      expect(whole).toMatchObject({ code: 0 });
      expect(whole.said).toMatch(
        /4 lines, each follows on the one before\nhead 4 [0-9a-f]{64}\nAlone this proves nothing/,
      );
      const head = await proviso(['ledger', 'head', ledger]);
      expect(head.out).toBe(`${/head (4 [0-9a-f]{64})/.exec(whole.said)![1]}\n`);
      expect(head.err).toContain('Alone this proves nothing');
      await enter(ledger);
      const published = (hash: string) => inside('ledger', 'verify', ledger, '--published', hash);
      expect(await published(head.out.slice(2, -1))).toMatchObject({
        code: 0,
        said: expect.stringContaining('Line 4 has'),
      });
      expect(await published('0'.repeat(64))).toMatchObject({ code: 6, said: expect.stringContaining('No line has') });
    });
  });

  test('that was tampered with is reported line by line with exit code 6, and left as it is', async () => {
    await withFolder({}, async (folder) => {
      const ledger = join(folder, 'forecasts.jsonl');
      const days = ['--from', '2026-01-15', '--through', '2026-03-31', '--every', 'week', '--paths', '20'];
      await inside('backtest', 'cases/embargo', ...days, '--ledger', ledger);
      const lines = linesOf(ledger);
      const tampered = [lines[0], lines[1]!.replace('"seed":1', '"seed":2'), lines[2], lines[2], ...lines.slice(4)];
      writeFileSync(ledger, tampered.map((line) => `${line}\n`).join(''));
      const before = readFileSync(ledger, 'utf8');
      const found = await verify(ledger);
      expect(found.code).toBe(6);
      expect(found.said.replaceAll(ledger, 'LEDGER')).toMatch(
        /^LEDGER:2: changed: .*\nLEDGER:4: doubled: .*\nLEDGER:5: missing: .* 4 .*\n\d+ lines, 3 faults; nothing was changed\n$/,
      );
      expect(await inside('ledger', 'head', ledger)).toMatchObject({
        code: 6,
        said: expect.stringMatching(/^error: /),
      });
      expect(readFileSync(ledger, 'utf8')).toBe(before);
    });
  });

  test('says in each line by which draws of a posterior the forecast was made', async () => {
    await withFolder({}, async (folder) => {
      const [draws, ledger] = [join(folder, 'draws.parquet'), join(folder, 'forecasts.jsonl')];
      const asOf = ['docs/guide/tarvia', '--as-of', '2025-04-30'];
      const fitted = ['--chains', '1', '--iterations', '50', '--warmup', '50', '--particles', '20', '--output', draws];
      await inside('fit', ...asOf, ...fitted);
      const words = ['--scenario', 'none', '--paths', '50', '--output', '/dev/null', '--ledger', ledger];
      await inside('forecast', ...asOf, '--posterior', draws, ...words);
      await inside('forecast', ...asOf, ...words);
      const hash = createHash('sha256').update(readFileSync(draws)).digest('hex');
      const named = linesOf(ledger).map((line) => JSON.parse(line).posterior);
      expect(named).toEqual([...Array(5).fill(hash), ...Array(5).fill(undefined)]);
      expect((await verify(ledger)).code).toBe(0);
    });
  });

  test('with a torn last line takes no further one', async () => {
    await withFolder({}, async (folder) => {
      const ledger = join(folder, 'forecasts.jsonl');
      await enter(ledger);
      appendFileSync(ledger, linesOf(ledger)[0]!.slice(0, 60));
      const before = readFileSync(ledger, 'utf8');
      const refused = await enter(ledger);
      expect(refused.code).toBe(6);
      expect(refused.said).not.toContain('entered:');
      expect(refused.said).toMatch(/:2: the last line does not end: its writing was cut off; nothing was entered/);
      expect(readFileSync(ledger, 'utf8')).toBe(before);
      expect((await verify(ledger)).said).toContain(':2: torn: ');
    });
  });

  test('loses and mixes no line where several processes write it at once', async () => {
    await withFolder({}, async (folder) => {
      const ledger = join(folder, 'forecasts.jsonl');
      const codes = await Promise.all(
        Array.from({ length: 4 }, () => proviso([...FORECAST, '--ledger', ledger]).then(({ code }) => code)),
      );
      expect(codes).toEqual([0, 0, 0, 0]);
      expect((await verify(ledger)).said).toContain('4 lines, each follows on the one before');
      expect(existsSync(`${ledger}.lock`)).toBe(false);
    });
  });

  test('whose writer is killed at any moment is whole or torn, never silently wrong, and the lock of the dead is taken over', async () => {
    await withFolder({}, async (folder) => {
      for (let round = 0; round < 3; round += 1) {
        const ledger = join(folder, `forecasts-${round}.jsonl`);
        const writer = tirelessWriter(ledger);
        while (!existsSync(ledger)) await pause(20);
        await pause(37 * (round + 1));
        writer.kill('SIGKILL');
        await once(writer, 'exit');
        // As if it had been killed between taking the lock and letting it go.
        writeFileSync(`${ledger}.lock`, `${writer.pid}`);
        const kept = linesOf(ledger).length;
        const found = await verify(ledger);
        expect(kept).toBeGreaterThan(0);
        if (found.code === 0) {
          expect((await enter(ledger)).code).toBe(0);
          expect((await verify(ledger)).said).toContain(`${kept + 1} lines, each follows`);
        } else {
          expect(found.said).toContain(`:${kept + 1}: torn: `);
          expect((await enter(ledger)).code).toBe(6);
        }
      }
    });
  });

  test('that cannot be read or written is said to be so', async () => {
    await withFolder({ 'a-file': '' }, async (folder) => {
      expect(await verify(join(folder, 'none.jsonl'))).toMatchObject({
        code: 2,
        said: expect.stringContaining('cannot be read: there is no such file'),
      });
      const impossible = await enter(join(folder, 'a-file/forecasts.jsonl'));
      expect(impossible).toMatchObject({ code: 4, said: expect.stringContaining('could not be written') });
    });
  });
});

describe('a backtest', () => {
  test('refuses days that do not exist or run backwards, and names the remedy', async () => {
    const between = (from: string, through: string) =>
      inside('backtest', 'cases/embargo', '--from', from, '--through', through);
    expect(await between('2026-02-30', '2026-03-31')).toMatchObject({
      code: 2,
      said: expect.stringContaining('--from 2026-02-30 is not a day'),
    });
    expect(await between('2026-03-31', '2026-01-31')).toMatchObject({
      code: 2,
      said: expect.stringContaining('exchange the two days'),
    });
  });

  test('ends on Ctrl-C with 130 and writes nothing', async () => {
    await withFolder({}, async (folder) => {
      const ledger = join(folder, 'forecasts.jsonl');
      const words = ['backtest', 'cases/embargo', '--from', '2026-01-01', '--through', '2026-03-31', '--every', 'day'];
      const finished = await proviso([...words, '--paths', '1000000', '--ledger', ledger], { interruptAfter: 2500 });
      expect(finished).toMatchObject({ code: 130, out: '', err: 'interrupted; nothing was written\n' });
      expect(existsSync(ledger)).toBe(false);
    });
  });
});
