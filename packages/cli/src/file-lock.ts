import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a writer waits for another unless it is told otherwise, in milliseconds. */
const PATIENCE = 10_000;

/** Another process holds the lock, and did not let go of it in time. */
export interface Locked {
  readonly kind: 'locked';
  readonly by: string;
}

/**
 * Does something while no other process does the same to a file. The lock is a file beside it that holds the number of the
 * process; the lock of a process that was killed is taken over.
 * @throws Error where the lock cannot be written
 */
export async function withLock<T>(
  path: string,
  act: () => T | Promise<T>,
  patience: number = PATIENCE,
): Promise<T | Locked> {
  const lock = `${path}.lock`;
  const since = Date.now();
  while (!takeLock(lock)) {
    const owner = ownerOf(lock);
    if (owner !== undefined && !isRunning(owner) && takeOver(lock, owner)) break;
    if (Date.now() - since >= patience) return { kind: 'locked', by: owner ?? 'unknown' };
    await pause(20);
  }
  try {
    return await act();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Makes the lock file with this process's number in it, unless it is there. */
function takeLock(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, `${process.pid}`);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the lock of a dead process over. Of several that see it dead one gets the second lock, and looks again: the lock
 * may be another's by then.
 */
function takeOver(lock: string, dead: string): boolean {
  const second = `${lock}.${dead}`;
  if (!takeLock(second)) return false;
  try {
    if (ownerOf(lock) !== dead) return false;
    rmSync(lock);
    return takeLock(lock);
  } finally {
    rmSync(second, { force: true });
  }
}

/** Number of the process that holds the lock; undefined where there is none, or its number is not written yet. */
function ownerOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(owner: string): boolean {
  try {
    process.kill(Number(owner), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
