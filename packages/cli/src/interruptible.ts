import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** What a long run takes so that it can be watched and stopped. */
export interface Running {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number, phase: string) => void;
}

/** Runs something with a bar on the terminal until it is done, or until Ctrl-C, which is then said. */
export async function runInterruptibly<T>(
  terminal: Terminal,
  start: (running: Running) => Promise<T>,
  said = 'interrupted; nothing was written',
): Promise<T | { readonly kind: 'interrupted' }> {
  const progress = progressOn(terminal);
  const abort = new AbortController();
  const stopListening = terminal.onInterrupt(() => abort.abort());
  let outcome: T | undefined;
  try {
    outcome = await start({ signal: abort.signal, onProgress: progress.show });
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    stopListening();
    progress.clear();
  }
  if (outcome !== undefined && !abort.signal.aborted) return outcome;
  terminal.err(`${said}\n`);
  return { kind: 'interrupted' };
}
