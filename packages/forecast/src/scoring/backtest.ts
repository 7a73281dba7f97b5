import { addPeriod, type CalendarUnit, type Case, type CivilDate, type Hindsight, hashCase } from '@proviso/model';
import { orFailure } from '../failure.ts';
import type { Forecast } from '../forecast.ts';
import { DEFAULT_PATHS, DEFAULT_SEED, type ForecastFailure, type ForecastOptions } from '../options.ts';
import { forecast } from '../run.ts';
import { questionsOf } from './past-forecasts.ts';
import type { PastQuestion } from './past-question.ts';
import { type Reliability, reliabilityOf } from './reliability.ts';
import { type Standing, standingsOf, type ValueStanding, valueStandingsOf } from './standings.ts';
import { type Trial, trialsOf } from './trials.ts';

export interface BacktestOptions
  extends Pick<ForecastOptions, 'paths' | 'seed' | 'reader' | 'executor' | 'engine' | 'signal'> {
  /** First day as of which a forecast is made, and the last that may be. */
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** From one as-of day to the next; months are counted from the first day's day of the month. */
  readonly every: CalendarUnit;
  /** The day as of which questions are resolved. */
  readonly known: CivilDate;
  /** Told what share of the whole is done, 0 to 1. */
  readonly onProgress?: (fraction: number, phase: string) => void;
}

export type BacktestOutcome =
  | { readonly kind: 'backtest'; readonly backtest: Backtest }
  | { readonly kind: 'failure'; readonly failure: ForecastFailure };

/** Forecasts as of past days, how the questions came out, and what the forecasts were worth, as plain data. */
export interface Backtest {
  readonly title: string;
  readonly every: CalendarUnit;
  readonly reader?: { readonly name: string; readonly title?: string };
  readonly seed: number;
  /** Paths of each forecast; no further ones are run for rare conditions. */
  readonly paths: number;
  /** Content hash of the whole case. */
  readonly modelHash: string;
  /** The day as of which the questions were resolved. */
  readonly known: CivilDate;
  readonly days: readonly BacktestDay[];
  readonly questions: readonly PastQuestion[];
  /** On questions of yes or no: the model, then whoever else forecast the same; empty where nothing is scored. */
  readonly standings: readonly Standing[];
  /** On questions after a value, one for each that is scored. */
  readonly values: readonly ValueStanding[];
  /** Of the model's scored probabilities; absent where there are none. */
  readonly reliability?: Reliability;
}

/** A day as of which forecasts were made. */
export interface BacktestDay {
  readonly asOf: CivilDate;
  /** Content hash of the case as it could be known. */
  readonly modelHash: string;
  /** Parts of the case that lean on later sources: what is forecast as of this day is forecast in hindsight. */
  readonly hindsight: readonly Hindsight[];
}

/**
 * Forecasts a case as of past days, each from what could be known then, and scores what has come out since. Scenarios are
 * left out, and rare conditions call for no further paths.
 * @returns the first failure; rejects only on abortion
 */
export async function backtest(model: Case, options: BacktestOptions): Promise<BacktestOutcome> {
  const days = asOfDays(options);
  const { from, through, every, known, onProgress, ...run } = options;
  const forecasts: Forecast[] = [];
  for (const [i, asOf] of days.entries()) {
    const show = (fraction: number) => onProgress?.((i + fraction) / days.length, `as of ${asOf}`);
    const pathCap = options.paths ?? DEFAULT_PATHS;
    const outcome = await forecast(model, { ...run, asOf, scenarios: [], movers: false, pathCap, onProgress: show });
    options.signal?.throwIfAborted();
    if (outcome.kind === 'failure') return outcome;
    forecasts.push(outcome.forecast);
  }
  return orFailure(async () => ({ kind: 'backtest', backtest: scored(model, options, forecasts) }));
}

function scored(model: Case, options: BacktestOptions, forecasts: readonly Forecast[]): Backtest {
  const { every, known, seed = DEFAULT_SEED, paths = DEFAULT_PATHS } = options;
  const reader = forecasts[0]?.reader;
  const questions = questionsOf(model, forecasts, known);
  const trials: readonly Trial[] = questions.flatMap(trialsOf);
  const reliability = reliabilityOf(
    trials.flatMap((trial) =>
      trial.by.kind === 'model' ? [{ probability: trial.probability, happened: trial.happened }] : [],
    ),
  );
  return {
    title: model.title,
    every,
    ...(reader ? { reader } : {}),
    seed,
    paths,
    modelHash: hashCase(model),
    known,
    days: forecasts.map(({ asOf, modelHash, hindsight }) => ({ asOf, modelHash, hindsight })),
    questions,
    standings: standingsOf(trials, seed),
    values: valueStandingsOf(questions),
    ...(reliability ? { reliability } : {}),
  };
}

/** The days from the first on, one period apart, that do not lie after the last. */
function asOfDays({ from, through, every }: BacktestOptions): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let count = 0; ; count += 1) {
    const day = addPeriod(from, { count, unit: every }).date;
    if (day > through) return days;
    days.push(day);
  }
}
