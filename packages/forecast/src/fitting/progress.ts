import { acceptanceOf, type Track } from './checkpoint.ts';
import { mean } from './diagnostics/chains.ts';
import { rHat } from './diagnostics/r-hat.ts';
import type { FitOptions } from './fit-options.ts';
import type { FitSettings } from './fit-settings.ts';

/** Draws of each chain from which on it is told how far the chains agree. */
const FEWEST_DRAWS = 100;

/** Tells how far a fit is, and how it goes. */
export class FitProgress {
  readonly #warmup: number;
  readonly #onProgress: FitOptions['onProgress'];
  #total = 1;
  /** Draws of each chain when its R-hat is worked out next: each time there are half as many more, since it takes time. */
  #nextLook = FEWEST_DRAWS;
  #agreement = '';

  constructor({ warmup }: FitSettings, { onProgress }: FitOptions) {
    this.#warmup = warmup;
    this.#onProgress = onProgress;
  }

  /** Says how many draws each chain is to have. */
  aim(iterations: number): void {
    this.#total = this.#warmup + iterations;
  }

  /** To be called after every stretch. */
  show(tracks: readonly Track[]): void {
    if (!this.#onProgress) return;
    const done = tracks.reduce((sum, { chain }) => sum + Math.min(this.#total, chain.iterations), 0);
    this.#onProgress(done / (tracks.length * this.#total), this.#phase(tracks));
  }

  #phase(tracks: readonly Track[]): string {
    const least = Math.min(...tracks.map(({ draws }) => draws.length));
    if (least === 0) return 'warming up';
    if (least >= this.#nextLook) {
      const acceptance = mean(tracks.map((track) => acceptanceOf(track.draws)));
      const taken = `${Math.round(100 * acceptance)} % of proposals taken`;
      this.#agreement = `, ${taken}, R-hat up to ${worstRHat(tracks, least).toFixed(2)}`;
      this.#nextLook = Math.ceil(1.5 * least);
    }
    const draws = tracks.reduce((sum, track) => sum + track.draws.length, 0);
    return `${draws} draws${this.#agreement}`;
  }
}

function worstRHat(tracks: readonly Track[], draws: number): number {
  const params = tracks[0]!.draws[0]!.length;
  const values = Array.from({ length: params }, (_, p) =>
    rHat(tracks.map((track) => Float64Array.from(track.draws.slice(0, draws), (draw) => draw[p]!))),
  );
  return Math.max(...values);
}
