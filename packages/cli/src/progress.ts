import type { Terminal } from './terminal.ts';

/** A bar on standard error, drawn over itself; silent in a pipe. */
export interface Progress {
  /** @param fraction 0 to 1 */
  readonly show: (fraction: number, phase: string) => void;
  /** Wipes the bar, so that what follows starts on a clean line. */
  readonly clear: () => void;
}

const WIDTH = 28;

/** A progress bar for a terminal, at most ten frames a second. */
export function progressOn(terminal: Terminal): Progress {
  if (!terminal.interactive) return { show: () => {}, clear: () => {} };
  let drawnAt = 0;
  let drawn = false;
  return {
    show: (fraction, phase) => {
      const now = performance.now();
      if (now - drawnAt < 100) return;
      drawnAt = now;
      drawn = true;
      const filled = Math.round(Math.min(1, Math.max(0, fraction)) * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      const percent = `${Math.floor(fraction * 100)}`.padStart(3);
      terminal.err(`\r\x1b[2K${bar} ${percent} %  ${phase}`);
    },
    clear: () => {
      if (drawn) terminal.err('\r\x1b[2K');
      drawn = false;
    },
  };
}
