import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { proviso, withFolder } from './proviso-process.ts';
import { ROOT } from './recording-terminal.ts';

const COMMAND = join(ROOT, 'packages/cli/bin/proviso.js');

/** A level seen through noise; how fast it comes back is not known. */
const CASE = {
  'level/case.proviso': `
case "A level and its return"
timeline by month from 2025-01 through 2026-12
param return [1/year] ~ 0.1 to 6 guess
state level {
  start 1 guess
  next ~ normal(level * (1 - return * step), 0.3) guess
  data "level.csv" column value known 5 days after guess
}
question high = level > 0 on 2026-12-31
`,
  'level/level.csv': `date,value\n${[1, 0.9, 1.1, 0.6, 0.4, 0.6, 0.1, 0.2, -0.2, 0.1, 0.3]
    .map((value, i) => `2025-${String(i + 1).padStart(2, '0')}-01,${value}`)
    .join('\n')}\n`,
};

const FIT = ['fit', 'level', '--as-of', '2025-12-31', '--chains', '2', '--particles', '20'] as const;
const LONG = [...FIT, '--iterations', '1500', '--warmup', '500'] as const;
const SHORT = [...FIT, '--iterations', '100', '--warmup', '50'] as const;

describe('proviso fit', () => {
  test('killed with -9 again and again goes on from its checkpoints to the same draws, to the last bit', async () => {
    await withFolder(CASE, async (cwd) => {
      const whole = await proviso([...LONG, '--output', 'whole.parquet'], { cwd });
      expect(whole, whole.err).toMatchObject({ code: 0, err: 'written: whole.parquet\n' });
      const words = [...LONG, '--output', 'torn.parquet', '--resume'];
      const checkpoint = join(cwd, 'torn.parquet.checkpoint');
      let kills = 0;
      for (let before = ''; kills < 3; kills += 1) {
        await killedOnce(() => textOf(checkpoint) !== before, words, cwd);
        if (!existsSync(checkpoint)) break;
        before = textOf(checkpoint);
      }
      expect(kills).toBe(3);
      expect(existsSync(join(cwd, 'torn.parquet'))).toBe(false);
      const resumed = await proviso(words, { cwd });
      expect(resumed, resumed.err).toMatchObject({ code: 0, out: whole.out });
      expect(readFileSync(join(cwd, 'torn.parquet')).equals(readFileSync(join(cwd, 'whole.parquet')))).toBe(true);
      expect(existsSync(checkpoint)).toBe(false);
    });
  });

  test('stopped by Ctrl-C keeps a checkpoint, says so, and does not begin over it', async () => {
    await withFolder(CASE, async (cwd) => {
      const words = [...FIT, '--iterations', '1000000', '--output', 'draws.parquet'];
      const stopped = await proviso(words, { cwd, interruptAfter: 2_500 });
      expect(stopped).toMatchObject({ code: 130, out: '' });
      expect(stopped.err).toContain('the fit goes on from draws.parquet.checkpoint with --resume');
      const again = await proviso(words, { cwd });
      expect(again).toMatchObject({ code: 2, out: '' });
      expect(again.err).toContain('help: go on from it with --resume');
      const other = await proviso([...words, '--resume', '--seed', '2'], { cwd });
      expect(other).toMatchObject({ code: 3, out: '' });
      expect(other.err).toMatch(/error PV0915: the checkpoint is of another fit: of another seed/);
    });
  });

  test('whose checkpoint another process writes is not begun beside it', async () => {
    await withFolder(CASE, async (cwd) => {
      const words = [...FIT, '--iterations', '1000000', '--output', 'draws.parquet'];
      const child = spawn(process.execPath, [COMMAND, ...words], { cwd, stdio: 'ignore' });
      const ended = once(child, 'close');
      while (textOf(join(cwd, 'draws.parquet.checkpoint')) === '') await pause(20);
      const second = await proviso([...words, '--resume'], { cwd });
      expect(second).toMatchObject({ code: 4, out: '' });
      expect(second.err).toContain(`draws.parquet.checkpoint is being written by process ${child.pid}`);
      child.kill('SIGKILL');
      await ended;
    });
  });

  test('shows prior and posterior, and saves the draws under the name of case and day', async () => {
    await withFolder(CASE, async (cwd) => {
      const done = await proviso(SHORT, { cwd });
      expect(done.code, done.err).toBe(0);
      expect(done.out).toMatch(/^return +\d[\s\S]*\[1\/year\] +\d/m);
      expect(done.out).toContain('worth fewer than 400 independent ones');
      expect(readdirSync(cwd).sort()).toEqual(['level', 'level-2025-12-31.posterior.parquet']);
      const json = await proviso([...SHORT, '--format', 'json'], { cwd });
      expect(JSON.parse(json.out)).toMatchObject({
        schema: 'proviso-fit/1',
        chains: 2,
        summaries: [{ name: 'return' }],
      });
    });
  });

  test('saves draws from which a forecast of the same case and day runs, and of no other', async () => {
    await withFolder(CASE, async (cwd) => {
      const file = 'level-2025-12-31.posterior.parquet';
      await proviso(SHORT, { cwd });
      const json = async (...words: string[]) =>
        JSON.parse((await proviso(['forecast', 'level', '--format', 'json', ...words], { cwd })).out);
      const [fitted, guessed] = [await json('--posterior', file), await json('--as-of', '2025-12-31')];
      expect(fitted).toMatchObject({ asOf: '2025-12-31', modelHash: guessed.modelHash });
      expect(fitted.questions[0].result.value).not.toBe(guessed.questions[0].result.value);
      const refused = (...words: string[]) => proviso(['forecast', 'level', '--posterior', ...words], { cwd });
      expect(await refused(file, '--as-of', '2025-11-30')).toMatchObject({
        code: 3,
        err: expect.stringMatching(/PV0915: the posterior is of another day \(2025-12-31\)/),
      });
      expect(await refused('level/level.csv')).toMatchObject({
        code: 2,
        err: expect.stringContaining('holds no draws'),
      });
      expect(await refused('nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('cannot be opened') });
      const text = await proviso(['forecast', 'level', '--posterior', file], { cwd });
      expect(text.out).toMatch(/share\s+40\s+draws\s+of\s+their\s+posterior/);
      writeFileSync(join(cwd, 'level/level.csv'), 'date,value\n2025-01-01,1\n');
      expect(await refused(file)).toMatchObject({ code: 3, err: expect.stringMatching(/PV0915: .*another model/) });
    });
  });

  test.each([
    ['an output that cannot be written', ['--output', 'level/case.proviso/draws.parquet'], 4, /could not be written/],
    ['a day that does not exist', ['--as-of', '2025-02-30'], 2, /not a day that exists/],
    ['a reader that the case does not have', ['--reader', 'nobody'], 2, /PV0908/],
  ])('refuses %s', async (_, words, code, message) => {
    await withFolder(CASE, async (cwd) => {
      const refused = await proviso([...SHORT, ...words], { cwd });
      expect(refused).toMatchObject({ code, err: expect.stringMatching(message) });
    });
  });

  test('goes on from a checkpoint whose last line was torn, and says so; one damaged before its end it leaves alone', async () => {
    await withFolder(CASE, async (cwd) => {
      const words = [...FIT, '--iterations', '1000000', '--output', 'draws.parquet'];
      const file = join(cwd, 'draws.parquet.checkpoint');
      await killedOnce(() => textOf(file).split('\n').length > 8, words, cwd);
      const text = textOf(file);
      const goOn = [...FIT, '--iterations', '40', '--output', 'draws.parquet', '--resume'];
      const lines = text.split('\n');
      const damaged = lines.toSpliced(2, 0, lines[2]!).join('\n');
      writeFileSync(file, damaged);
      const refused = await proviso(goOn, { cwd });
      expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/is damaged in line \d/) });
      expect(textOf(file)).toBe(damaged);
      writeFileSync(file, text.slice(0, -30));
      const resumed = await proviso(goOn, { cwd });
      expect(resumed).toMatchObject({ code: 0, err: expect.stringContaining('was torn while it was written') });
      const whole = await proviso([...FIT, '--iterations', '40', '--output', 'whole.parquet'], { cwd });
      expect(resumed.out).toBe(whole.out);
    });
  });

  test('refuses a checkpoint that is none, and leaves it alone', async () => {
    await withFolder(CASE, async (cwd) => {
      const file = join(cwd, 'draws.parquet.checkpoint');
      writeFileSync(file, '{"format":');
      const refused = await proviso([...SHORT, '--output', 'draws.parquet', '--resume'], { cwd });
      expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('is no checkpoint of a fit') });
      expect(textOf(file)).toBe('{"format":');
    });
  });
});

describe('proviso fit --html', () => {
  test('writes a page beside the draws', async () => {
    await withFolder(CASE, async (cwd) => {
      const done = await proviso([...SHORT, '--html', 'pages/level.html'], { cwd });
      expect(done.code, done.err).toBe(0);
      expect(textOf(join(cwd, 'pages/level.html'))).toMatch(/^<!doctype html>[\s\S]*draw by draw/);
    });
  });
});

describe('proviso calibrate', () => {
  test('ranks known params among the draws of fits, as text and as JSON', async () => {
    await withFolder(CASE, async (cwd) => {
      const words = [
        'calibrate',
        'level',
        '--as-of',
        '2025-12-31',
        '--fits',
        '6',
        '--warmup',
        '60',
        '--particles',
        '4',
      ];
      const done = await proviso(words, { cwd });
      expect(done, done.err).toMatchObject({ code: 0, err: '' });
      expect(done.out).toMatch(/6 fits to figures that were simulated[\s\S]*return +\d+ \d+ +[01]\.\d{3}/);
      const json = await proviso([...words, '--format', 'json'], { cwd });
      expect(JSON.parse(json.out)).toMatchObject({
        schema: 'proviso-calibration/1',
        fits: 6,
        params: [{ name: 'return' }],
      });
    });
  });

  test('refuses a case in which nothing can be fitted', async () => {
    const refused = await proviso(['calibrate', 'cases/first', '--as-of', '2026-03-31']);
    expect(refused).toMatchObject({ code: 3, out: '', err: expect.stringContaining('PV0914') });
  });
});

/** Runs the command and kills it with -9 as soon as something is so, unless it ends before. */
async function killedOnce(isSo: () => boolean, words: readonly string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, [COMMAND, ...words], { cwd, stdio: 'ignore' });
  const ended = once(child, 'close');
  while (child.exitCode === null && !isSo()) await pause(2);
  child.kill('SIGKILL');
  await ended;
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
