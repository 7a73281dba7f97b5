import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Checkpoint, parseCheckpoint } from '@proviso/forecast';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { withLock } from './file-lock.ts';
import type { Terminal } from './terminal.ts';

/** The file in which a fit keeps all that it needs to go on, line by line, until it is done. */
export interface CheckpointFile {
  /** As the user knows it. */
  readonly shown: string;
  /** What is in it already; undefined where the fit begins anew. */
  readonly from?: Checkpoint;
  /** Adds lines. Where they cannot be written, {@link failed} is aborted with the error. */
  readonly keep: (lines: string) => void;
  readonly failed: AbortSignal;
  readonly remove: () => void;
}

/**
 * Fits with the checkpoint beside an output, which no other process may write meanwhile.
 * @returns what the fit does; or, said on the terminal, why it is not begun: the checkpoint is another's, is left of
 *   another fit, is damaged or cannot be written
 */
export async function withCheckpoint(
  output: string,
  resume: boolean,
  terminal: Terminal,
  run: (checkpoint: CheckpointFile) => Promise<ExitCode>,
): Promise<ExitCode> {
  const shown = `${output}.checkpoint`;
  const path = resolve(terminal.cwd, shown);
  let isBegun = false;
  const fitted = async () => {
    isBegun = true;
    const checkpoint = openCheckpoint(path, shown, resume, terminal);
    return checkpoint ? await run(checkpoint) : EXIT.usage;
  };
  try {
    mkdirSync(dirname(path), { recursive: true });
    const code = await withLock(path, fitted, 0);
    if (typeof code === 'number') return code;
    terminal.err(`error: ${shown} is being written by process ${code.by}\n`);
    terminal.err('  help: wait for it to end, or name another --output\n');
    return EXIT.notWritten;
  } catch (error) {
    if (isBegun) throw error;
    return reportUnkept(shown, error as Error, terminal);
  }
}

/** Says that a checkpoint could not be written, and why. */
export function reportUnkept(shown: string, reason: Error, terminal: Terminal): ExitCode {
  terminal.err(`error: ${shown} could not be written: ${reason.message}\n`);
  terminal.err('  help: name an --output that can be written\n');
  return EXIT.notWritten;
}

function openCheckpoint(path: string, shown: string, resume: boolean, terminal: Terminal): CheckpointFile | undefined {
  const opened = startingPoint(path, shown, resume, terminal);
  if (opened === 'refused') return undefined;
  const failed = new AbortController();
  const keep = (lines: string) => {
    try {
      appendFileSync(path, lines);
    } catch (error) {
      failed.abort(error);
    }
  };
  const remove = () => rmSync(path, { force: true });
  return { shown, ...(opened ? { from: opened } : {}), keep, failed: failed.signal, remove };
}

function startingPoint(
  path: string,
  shown: string,
  resume: boolean,
  terminal: Terminal,
): Checkpoint | 'refused' | undefined {
  if (!existsSync(path)) {
    if (resume) terminal.err(`there is no ${shown}; the fit begins anew\n`);
    return undefined;
  }
  if (!resume) {
    terminal.err(`error: ${shown} is left of a fit that was stopped\n`);
    terminal.err('  help: go on from it with --resume, or remove it to begin anew\n');
    return 'refused';
  }
  const text = readFileSync(path, 'utf8');
  const reading = parseCheckpoint(text);
  if (reading.kind === 'damaged') {
    const what = reading.line === 1 ? 'is no checkpoint of a fit' : `is damaged in line ${reading.line}`;
    terminal.err(`error: ${shown} ${what}; it was left as it is\n  help: remove it to begin anew\n`);
    return 'refused';
  }
  if (reading.whole < text.length) {
    truncateSync(path, Buffer.byteLength(text.slice(0, reading.whole)));
    terminal.err(`the last line of ${shown} was torn while it was written; its iterations are run again\n`);
  }
  return reading.checkpoint;
}
