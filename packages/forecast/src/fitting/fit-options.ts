import type { Prepare } from '@proviso/kernel';
import type { CivilDate } from '@proviso/model';
import type { ForecastFailure } from '../options.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Posterior } from './posterior.ts';
import type { ParamSummary } from './summary.ts';

export interface FitOptions {
  /** Nothing known after this day enters. */
  readonly asOf: CivilDate;
  /** 1 to {@link MOST_CHAINS}; by default 4. */
  readonly chains?: number;
  /** Draws that each chain keeps, at least 4; by default 2 000. */
  readonly iterations?: number;
  /** Iterations before them, in which the proposal learns; by default 1 000. */
  readonly warmup?: number;
  /** Particles of each estimate of the likelihood; by default 200. */
  readonly particles?: number;
  /** 0 to 2^53 - 1; by default 1. */
  readonly seed?: number;
  /** Whose readings count; by default the case's first reader. */
  readonly reader?: string;
  /** What runs the model; by default the compiled kernel. */
  readonly prepare?: Prepare;
  /** Where to go on from. Its settings must be those of this fit, but for the number of iterations. */
  readonly from?: Checkpoint;
  /** After how many iterations of each chain `onCheckpoint` is called; by default 50. */
  readonly checkpointEvery?: number;
  /** Given all that the fit needs to go on; also when it is stopped. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** Told what share of the present phase is done, 0 to 1, some times a second. */
  readonly onProgress?: (fraction: number, phase: string) => void;
  /** Stops the fit: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The number after it stands for what is estimated beside the chains. */
export const MOST_CHAINS = 126;

/** A posterior with what there is to judge it by. */
export interface Fit {
  readonly posterior: Posterior;
  readonly summaries: readonly ParamSummary[];
  /** Items of evidence that scored. */
  readonly evidence: number;
  /** By chain: share of proposals taken since warm-up. */
  readonly acceptance: readonly number[];
  /** Of the log-likelihood's estimates at the middle of the posterior: 2 or less where there are enough particles. */
  readonly logLikelihoodVariance: number;
  /** Drawn params that are not fitted but drawn anew on every path: discrete ones, and what depends on them. */
  readonly unfitted: readonly string[];
  /** In plain words, each with what to do about it; empty where nothing speaks against the fit. */
  readonly warnings: readonly string[];
}

export type FitOutcome =
  | { readonly kind: 'fit'; readonly fit: Fit }
  | { readonly kind: 'failure'; readonly failure: ForecastFailure };
