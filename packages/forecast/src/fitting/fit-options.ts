import { type Prepare, RunFailure } from '@proviso/kernel';
import type { CivilDate } from '@proviso/model';
import type { ForecastFailure } from '../options.ts';
import type { SpawnChainWorkers } from './chain-runner.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Posterior } from './posterior.ts';
import type { PredictiveChecks } from './predictive/predictive-check.ts';
import type { ParamSummary } from './summary.ts';

export interface FitOptions {
  /** Nothing known after this day enters. */
  readonly asOf: CivilDate;
  /** 1 to {@link MOST_CHAINS}; by default 4. */
  readonly chains?: number;
  /** Draws that each chain keeps, at least 4; by default as many as it takes until the chains agree. */
  readonly iterations?: number;
  /** The most that it may take then; by default 20 000. */
  readonly atMost?: number;
  /** Iterations before them, in which the proposal learns; by default 2 000. */
  readonly warmup?: number;
  /** Particles of each estimate of the likelihood; by default as many as it takes. */
  readonly particles?: number;
  /** 0 to 2^53 - 1; by default 1. */
  readonly seed?: number;
  /** Whose readings count; by default the case's first reader. */
  readonly reader?: string;
  /** What runs the model; by default the compiled kernel. */
  readonly prepare?: Prepare;
  /** Where to go on from. Its settings must be those of this fit, but for the number of iterations. */
  readonly from?: Checkpoint;
  /** After how many iterations of a chain `onCheckpoint` is called; by default four times a second. */
  readonly checkpointEvery?: number;
  /**
   * Given, line by line with their line breaks, all that a fit needs to go on after those of `from`: see
   * `parseCheckpoint`.
   */
  readonly onCheckpoint?: (lines: string) => void;
  /** Starts the threads in which chains run; without it, and with a `prepare`, they run one by one in this thread. */
  readonly spawn?: SpawnChainWorkers;
  /** Told what share of the fit is done, 0 to 1, some times a second. It may go back where more draws are needed. */
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
  /** How the figures of the case lie among what params from prior and posterior make of them a step before. */
  readonly checks: PredictiveChecks;
  /** Drawn params that are not fitted but drawn anew on every path: discrete ones, and what depends on them. */
  readonly unfitted: readonly string[];
  /** In plain words, each with what to do about it; empty where nothing speaks against the fit. */
  readonly warnings: readonly string[];
}

export type FitOutcome =
  | { readonly kind: 'fit'; readonly fit: Fit }
  | { readonly kind: 'failure'; readonly failure: ForecastFailure };

/** The mistake of a case in which there is nothing to fit. */
export function nothingToFit(): RunFailure {
  return new RunFailure({
    code: 'PV0914',
    subject: 'params',
    message: 'the case has no param that can be fitted',
    help: 'give a param a continuous distribution with ~, one that reads nothing but other params',
  });
}
