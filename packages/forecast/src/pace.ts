import type { ForecastOptions } from './options.ts';

/** Longest time for which a run keeps the thread to itself, in milliseconds. */
const SLICE = 40;

/** Lets others run now and then, tells how far the run is, and stops it where that is wished. */
export class Pace {
  readonly #onProgress: ForecastOptions['onProgress'];
  readonly #signal: AbortSignal | undefined;
  #phase = '';
  #total = 1;
  #done = 0;
  #since = performance.now();

  constructor({ onProgress, signal }: Pick<ForecastOptions, 'onProgress' | 'signal'>) {
    this.#onProgress = onProgress;
    this.#signal = signal;
  }

  /** Begins a phase of so much work. */
  begin(phase: string, total: number): void {
    [this.#phase, this.#total, this.#done] = [phase, Math.max(1, total), 0];
  }

  /**
   * To be called after so much work. What it gives, if anything, is to be waited for: it rejects with the signal's reason
   * once the run is to stop.
   */
  readonly breathe = (work = 1): Promise<void> | undefined => {
    this.#done += work;
    return performance.now() - this.#since < SLICE ? undefined : this.#pause();
  };

  async #pause(): Promise<void> {
    this.#onProgress?.(Math.min(1, this.#done / this.#total), this.#phase);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
