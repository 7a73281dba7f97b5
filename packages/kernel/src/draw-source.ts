import { log } from './elementary/log.ts';
import { cosOfTurn, sinOfTurn } from './elementary/turn.ts';
import type { Site } from './site.ts';
import { threefry2x64 } from './threefry.ts';

/** Where in a run a number is drawn. The same place under the same seed always gives the same number. */
export interface DrawPlace {
  readonly site: Site;
  /** 0 to 2^53 - 1 */
  readonly path: number;
  /** 0 to 2^32 - 1 */
  readonly step: number;
  /** Which draw of this site in this step, 0 to {@link DRAWS_PER_STEP} - 1. */
  readonly draw: number;
}

/** Draws that one site may make in one step of one path. */
export const DRAWS_PER_STEP = 0x8000;

/** Trials that one component of a draw may need; a distribution made of several variates has up to four components. */
export const TRIALS_PER_COMPONENT = 0x4000;

const TRIALS_PER_DRAW = 4 * TRIALS_PER_COMPONENT;
/** Set in the counters of normals, which two steps share, so that no uniform meets the same counter. */
const PAIRED = 0x8000_0000;

const TWO_TO_32 = 0x1_0000_0000;

/**
 * The random numbers of a run as a function of where they are drawn: key (seed, site), counter (path, step, draw).
 * BITS.md defines every bit of it. Nothing that is drawn depends on what was drawn before.
 */
export class DrawSource {
  readonly #key = new Uint32Array(4);
  readonly #counter = new Uint32Array(4);
  readonly #words = new Uint32Array(4);

  /** @param seed 0 to 2^53 - 1 */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`not a seed: ${seed}`);
    this.#key[0] = seed;
    this.#key[1] = Math.floor(seed / TWO_TO_32);
  }

  /**
   * Uniform on the open interval (0, 1): an odd multiple of 2^-53, so never 0, 1 or 1/2, and `1 - u` is exact.
   * @param trial attempts of a rejection sampler count from 0 here, beside the draw index
   * @param word which of the two words that a trial has
   */
  uniform(place: DrawPlace, trial = 0, word: 0 | 1 = 0): number {
    this.#encrypt(place, place.step, place.draw * TRIALS_PER_DRAW + trial);
    return uniformOf(this.#words[2 * word]!, this.#words[2 * word + 1]!);
  }

  /**
   * Standard normal by Box and Muller (1958). Two steps of a site share one pair: the even step has the cosine, the odd
   * step after it the sine, which are independent. Its magnitude is at most 8.58, the root of 106 ln 2.
   * @param trial as in {@link uniform}
   */
  normal(place: DrawPlace, trial = 0): number {
    this.#encrypt(place, place.step >>> 1, PAIRED + place.draw * TRIALS_PER_DRAW + trial);
    const words = this.#words;
    const radius = Math.sqrt(-2 * log(uniformOf(words[0]!, words[1]!)));
    const turn = uniformOf(words[2]!, words[3]!);
    return radius * ((place.step & 1) === 0 ? cosOfTurn(turn) : sinOfTurn(turn));
  }

  #encrypt(place: DrawPlace, high: number, low: number): void {
    const key = this.#key;
    const counter = this.#counter;
    key[2] = place.site.low;
    key[3] = place.site.high;
    counter[0] = place.path;
    counter[1] = Math.floor(place.path / TWO_TO_32);
    counter[2] = low;
    counter[3] = high;
    threefry2x64(key, counter, this.#words);
  }
}

/** The odd multiple of 2^-53 that a random word stands for: (m + 1/2) 2^-52 of its upper 52 bits m. */
export function uniformOf(low: number, high: number): number {
  return (high * 0x10_0000 + (low >>> 12) + 0.5) * Number.EPSILON;
}
