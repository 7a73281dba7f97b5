import type { CivilDate } from '@proviso/model';
import type { Answer } from '../forecast.ts';
import type { Resolution } from './resolution.ts';

/** A question, how it came out, and what was forecast before. */
export interface PastQuestion {
  readonly name: string;
  readonly title?: string;
  readonly kind: Answer['kind'];
  /** Last day about which the question asks. */
  readonly settledOn: CivilDate;
  readonly resolution: Resolution;
  /** [days] */
  readonly forecasts: readonly PastForecast[];
}

/** What was forecast as of one day. */
export interface PastForecast {
  readonly asOf: CivilDate;
  readonly answer: Answer['result'];
  /** The question's days were not over and the records had not decided it: scored once the question has come out. */
  readonly pending: boolean;
  /** What others would have said; those who had nothing to say are left out. */
  readonly others: readonly OtherForecast[];
}

/** A forecast by somebody else: a probability, or the value itself. */
export interface OtherForecast {
  readonly by: Forecaster;
  readonly value: number;
}

export type Forecaster =
  | { readonly kind: 'model' }
  /** That nothing changes any more. */
  | { readonly kind: 'status quo' }
  /** The share of yes among the case's questions that had come out. */
  | { readonly kind: 'base rate' }
  /** What the model said as of the day before in the backtest. */
  | { readonly kind: 'last forecast' }
  /** The middle of what a voice had claimed last. */
  | { readonly kind: 'claim'; readonly name: string; readonly title?: string };
