import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * Runs the real command as a process with pipes for its streams.
 * @param interruptAfter milliseconds of processor time that the command has had when it gets Ctrl-C: on a busy machine its
 *   beginning alone can take any time. Give the command work for many times as long: it may run on a far quicker machine
 */
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
    if (interruptAfter !== undefined) interruptOnce(child, interruptAfter);
  });
}

function interruptOnce(child: ChildProcess, milliseconds: number): void {
  const since = Date.now();
  const watch = setInterval(() => {
    if ((processorTime(child.pid!) ?? Date.now() - since) < milliseconds) return;
    clearInterval(watch);
    child.kill('SIGINT');
  }, 20);
  child.on('exit', () => clearInterval(watch));
}

/** Of a running process, in milliseconds; undefined where the system does not tell it as Linux does (proc(5)). */
function processorTime(pid: number): number | undefined {
  try {
    // After the name in brackets come the fields from the third on; the 14th and 15th count hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return undefined;
  }
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
