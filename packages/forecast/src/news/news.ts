import type { CivilDate, RecordedAct, Source } from '@proviso/model';
import type { Answer, Estimate } from '../forecast.ts';

/** What changed the answers of a case between two days, item by item, as plain data. */
export interface News {
  readonly title: string;
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly reader?: { readonly name: string; readonly title?: string };
  readonly seed: number;
  /** Paths of each run. */
  readonly paths: number;
  /** Content hash of the case as it could be known on the last day. */
  readonly modelHash: string;
  /** What is taken together, so that the runs stay few: nothing, or all that became known on a day, in a month, a year. */
  readonly grouping: Grouping;
  /** In order; the first begins with what was known on the first day, the last ends with what was on the last. */
  readonly steps: readonly NewsStep[];
  readonly questions: readonly QuestionNews[];
  readonly sources: readonly Source[];
}

export type Grouping = 'item' | 'day' | 'month' | 'year';

/** One thing that changes between two runs. */
export interface NewsStep {
  /** As of which day the run before it stands, and as of which the run after it. */
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** What becomes known, no time passing; empty where time passes, and brings nothing but silence. */
  readonly items: readonly NewsItem[];
}

/** An item that became known. */
export type NewsItem = {
  /** Qualified name: of what the record is about, of the state or observation, of the statement. */
  readonly name: string;
  readonly title?: string;
  /** The day of the record, figure or statement, and the day on which it could be known. */
  readonly date: CivilDate;
  readonly known: CivilDate;
} & (
  | { readonly kind: 'record'; readonly act: RecordedAct; readonly source?: string }
  | { readonly kind: 'figure'; readonly value: number; readonly unit?: string }
  /** Another figure for a day that had one. */
  | { readonly kind: 'revision'; readonly value: number; readonly before: number; readonly unit?: string }
  | { readonly kind: 'statement'; readonly by: string; readonly source?: string }
);

export interface QuestionNews {
  readonly name: string;
  readonly title?: string;
  readonly kind: Answer['kind'];
  readonly settledOn: CivilDate;
  /** [steps + 1]: what was to be thought before the first step, and after each. */
  readonly beliefs: readonly Belief[];
  /** [steps]: what each step contributed; they add up to the total. */
  readonly contributions: readonly Contribution[];
  readonly total: Contribution;
}

export interface Belief {
  readonly result: Answer['result'];
  readonly effectiveSampleSize: number;
  /**
   * log(p / (1 - p)), of a probability that is not settled. Where all of n paths agree, of (np + 1) / (n + 2), as by
   * Laplace's rule of succession.
   */
  readonly logOdds?: number;
}

/** How far an answer moved, with the Monte Carlo error: both runs have the same seed, and share what luck they can. */
export interface Contribution {
  /** In probability, or in the unit of the value; absent where either answer is not estimable. */
  readonly change?: Estimate;
  /** In log-odds; absent for a value, and where either answer is settled. */
  readonly logOdds?: Estimate;
}
