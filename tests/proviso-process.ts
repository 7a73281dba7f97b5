import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ROOT } from './recording-terminal.ts';

const COMMAND = join(ROOT, 'packages/cli/bin/proviso.js');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command as a process with pipes for its streams. */
export function proviso(
  words: readonly string[],
  { cwd = ROOT, interruptAfter }: { readonly cwd?: string; readonly interruptAfter?: number } = {},
): Promise<Finished> {
  return finished(
    spawn(process.execPath, [COMMAND, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] }),
    interruptAfter,
  );
}

/** Runs the command with the rest of a line of the shell behind it, in the project's folder. */
export function shell(line: string, before = ''): Promise<Finished> {
  return finished(
    spawn('bash', ['-c', `${before} '${process.execPath}' '${COMMAND}' ${line}`], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

function finished(child: ChildProcessByStdio<null, Readable, Readable>, interruptAfter?: number): Promise<Finished> {
  return new Promise((resolve, reject) => {
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
    if (interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfter);
  });
}

/** Makes a folder with these files for the time of a test. */
export async function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
