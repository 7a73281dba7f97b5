import type { Adjustments, CivilDate } from '@proviso/model';
import type { Posterior } from './fitting/posterior.ts';
import type { Answer, Forecast } from './forecast.ts';
import type { Engine } from './workers/engine.ts';

/** The compiled kernel, or the plain interpreter, which is many times slower and its oracle. */
export type ExecutorName = 'compiled' | 'interpreter';

export interface ForecastOptions {
  /** Nothing known after this day enters. */
  readonly asOf: CivilDate;
  /** Paths of a batch; by default {@link DEFAULT_PATHS}. */
  readonly paths?: number;
  /** 0 to 2^53 - 1; by default 1. */
  readonly seed?: number;
  /** Whose readings count; by default the case's first reader. */
  readonly reader?: string;
  /** Also what every other reader of the case makes of it; by default not. */
  readonly everyReader?: boolean;
  /** Names of the scenarios to run; by default all that begin after the as-of day. */
  readonly scenarios?: readonly string[];
  /** Draws of the params given all that was known on the as-of day, which then take the place of their distributions. */
  readonly posterior?: Posterior;
  /**
   * Also what moves each answer and what to watch for its sake; by default so. Without, `why` and `watch` are empty and
   * cost nothing; nothing else changes.
   */
  readonly movers?: boolean;
  /** What is changed beside the case, in the baseline and in every scenario; by default nothing. */
  readonly adjustments?: Adjustments;
  /** Names of statements that count as never made; by default none. */
  readonly without?: readonly string[];
  /** What runs the paths, to the same last bit; by default the compiled kernel. */
  readonly executor?: ExecutorName;
  /** Threads and kernels for several runs (see `openEngine`); by default all is done in this thread and nothing is kept. */
  readonly engine?: Engine;
  /**
   * How many paths may be run so that enough of them meet a question's `given`; by default 16 times `paths`, and no more
   * than 200 000.
   */
  readonly pathCap?: number;
  /** Told what share of the present phase is done, 0 to 1, some times a second. */
  readonly onProgress?: (fraction: number, phase: string) => void;
  /** Told the answers, as they will stand in the forecast, as soon as they are known: charts take a moment longer. */
  readonly onAnswers?: (questions: readonly Answer[]) => void;
  /** Stops the run: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** As many as the interpreter runs of a case of three hundred lines in some ten seconds. */
export const DEFAULT_PATHS = 2_000;
export const DEFAULT_SEED = 1;
/** The most paths that a rare condition brings about, where the options say nothing else. */
const LARGEST_RUN = 200_000;
/** The most paths that a run may take for the sake of rare conditions. */
export function pathCapOf({ pathCap, paths = DEFAULT_PATHS }: ForecastOptions): number {
  return pathCap ?? Math.min(16 * paths, LARGEST_RUN);
}

/** A question's `given` should be met by this many paths. */
export const PATHS_WANTED = 400;
/** An answer that rests on fewer effective paths is warned of. */
export const PATHS_TRUSTED = 200;

export type ForecastOutcome =
  | { readonly kind: 'forecast'; readonly forecast: Forecast }
  | { readonly kind: 'failure'; readonly failure: ForecastFailure };

/** A mistake of the case or of what was asked that shows only when the case runs. */
export interface ForecastFailure {
  readonly code: string;
  /** Qualified name of what is at fault; the language knows where it stands. */
  readonly subject: string;
  readonly date?: CivilDate;
  readonly message: string;
  readonly help: string;
}
