import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proviso, withFolder } from '../proviso-process.ts';
import { ROOT } from '../recording-terminal.ts';

const COMMAND = join(ROOT, 'packages/cli/bin/proviso.js');

/** Starts `proviso studio`, hands over its address, and ends it with Ctrl-C. */
async function whileOpen<T>(
  words: readonly string[],
  use: (url: string) => Promise<T>,
): Promise<{ told: T; code: number | null }> {
  const child = spawn(process.execPath, [COMMAND, 'studio', ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        const address = /http:\S+/.exec(text.toString())?.[0];
        if (address) resolve(address);
      });
      child.on('close', () => reject(new Error('it ended before it was open')));
    });
    const told = await use(url);
    child.kill('SIGINT');
    return { told, code: await ended };
  } finally {
    child.kill('SIGKILL');
  }
}

test('proviso studio prints where it is open, serves the case, and ends with Ctrl-C', async () => {
  const { told, code } = await whileOpen(['cases/first', '--no-open', '--port', '0'], async (url) => {
    const found = (await (await fetch(`${url}api/case`)).json()) as { name: string };
    return { url, name: found.name, page: await (await fetch(url)).text() };
  });
  expect(told.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(told.name).toBe('first');
  expect(told.page).toContain('<title>Proviso</title>');
  expect(code).toBe(0);
});

test('a port that is taken is said to be', async () => {
  const { told } = await whileOpen(['cases/first', '--no-open', '--port', '0'], (url) =>
    proviso(['studio', 'cases/first', '--no-open', '--port', new URL(url).port]),
  );
  expect(told.code).toBe(2);
  expect(told.err).toContain('is taken');
});

test('a folder that is no case is refused before anything is built or served', async () => {
  await withFolder({ 'notes.txt': 'no case' }, async (folder) => {
    const { code, err } = await proviso(['studio', folder, '--no-open', '--port', '0']);
    expect(code).toBe(1);
    expect(err).toContain('PV0702');
  });
});

test('the address holds the day as of which the page is to open', async () => {
  const asked = ['cases/first', '--no-open', '--port', '0', '--as-of'];
  const { told } = await whileOpen([...asked, '2026-03-31'], async (url) => url);
  expect(told).toMatch(/#as-of=2026-03-31$/);
  const { code, err } = await proviso(['studio', ...asked, '2026-02-30']);
  expect(code).toBe(2);
  expect(err).toContain('2026-02-30 is not a day that exists');
});
