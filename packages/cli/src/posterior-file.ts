import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Posterior } from '@proviso/forecast';
import { posteriorFromParquet } from '@proviso/report';
import type { Terminal } from './terminal.ts';

/**
 * The draws in a file that `proviso fit` saved; undefined where none is named.
 * @returns `unreadable`, said on the terminal, where the file is not there or no such file
 */
export async function posteriorIn(
  file: string | undefined,
  terminal: Terminal,
): Promise<Posterior | 'unreadable' | undefined> {
  if (file === undefined) return undefined;
  const bytes = bytesOf(resolve(terminal.cwd, file));
  const posterior = bytes && (await posteriorFromParquet(bytes));
  if (posterior) return posterior;
  terminal.err(`error: ${file} ${bytes ? 'holds no draws of proviso fit, or not all of them' : 'cannot be opened'}\n`);
  terminal.err('  help: name a file that proviso fit has written\n');
  return 'unreadable';
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
