import type { Hindsight, Source, Status } from '@proviso/model';

/** All that one run of a case tells, as plain data: the tables, charts and pages are made of this alone. */
export interface Forecast {
  readonly title: string;
  readonly asOf: string;
  /** Silence counts as evidence up to this day: the as-of day, or the day the records were checked, if earlier. */
  readonly silenceThrough: string;
  readonly reader?: { readonly name: string; readonly title?: string };
  readonly seed: number;
  /** Paths run, including those added for rare conditions. */
  readonly paths: number;
  /** Content hash of the case as it could be known on the as-of day. */
  readonly modelHash: string;
  /** Draws of a posterior from which a batch of paths has its params; absent where they are drawn from the case's own distributions. */
  readonly posteriorDraws?: number;
  /** First and last day of each step. */
  readonly steps: readonly { readonly from: string; readonly through: string }[];
  /** The step that contains the as-of day; -1 before the timeline. */
  readonly asOfStep: number;
  readonly conditioning: Conditioning;
  readonly questions: readonly Answer[];
  readonly scenarios: readonly ScenarioResult[];
  /** What the case's other readers make of it, in order of declaration; empty where they were not asked. */
  readonly readers: readonly ReaderResult[];
  readonly charts: readonly FanChart[];
  readonly instruments: readonly InstrumentBar[];
  readonly hindsight: readonly Hindsight[];
  readonly sources: readonly Source[];
  /** In plain words, each with what to do about it. */
  readonly warnings: readonly string[];
  /** What was changed beside the case; absent from the case's own forecast. */
  readonly adjustments?: readonly AppliedAdjustment[];
}

/** Something that a person changed beside the case, so that this is not the case's own forecast. */
export type AppliedAdjustment = { readonly name: string; readonly title?: string } & (
  | /** A param that is not drawn. */
  { readonly kind: 'held'; readonly value: number; readonly unit: string }
  | { readonly kind: 'happens'; readonly on: string }
  | { readonly kind: 'does not happen' }
  /** A statement that counts as never made. */
  | { readonly kind: 'struck' }
  /** A quantity that a scenario sets to another value than the case says. */
  | {
      readonly kind: 'set';
      readonly value: number;
      readonly unit: string;
      readonly scenario: { readonly name: string; readonly title?: string };
      readonly from?: string;
      readonly through?: string;
    }
);

/** How well the paths explain what was known. */
export interface Conditioning {
  /** Items of evidence that scored. */
  readonly evidence: number;
  /** The same by kind (figure, observation, record, silence, reading); a kind without any may be left out. */
  readonly kinds?: readonly { readonly kind: string; readonly count: number }[];
  /** With a posterior: its mean over the draws. */
  readonly logLikelihood: number;
  /** Standard error of the log-likelihood, from the spread between islands; 0 where nothing scored. */
  readonly standardError: number;
  /** Kish's effective sample size at the as-of day. */
  readonly effectiveSampleSize: number;
  /** Distinct ancestors in the first step among the particles that remain. */
  readonly ancestors: number;
  readonly resamplings: number;
  /** The three items of evidence that cost most log-likelihood, worst first. */
  readonly costliest: readonly {
    readonly kind: string;
    readonly name: string;
    readonly date: string;
    readonly logDensity: number;
  }[];
}

/** A probability or mean with its Monte Carlo standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

export interface Answer {
  readonly name: string;
  readonly title?: string;
  /** The question in words, for readers without its title. */
  readonly kind: 'whether' | 'value';
  /** Last day about which the question asks. */
  readonly settledOn: string;
  readonly result:
    | ({
        readonly kind: 'probability';
        readonly given?: { readonly probability: number; readonly paths: number };
      } & Estimate)
    /** A value: mean with error, and quantiles. */
    | ({
        readonly kind: 'distribution';
        /** As it is written between brackets; absent for a pure number. */
        readonly unit?: string;
        readonly quantiles: Quantiles;
        readonly given?: { readonly probability: number; readonly paths: number };
      } & Estimate)
    /** No path met the condition. */
    | { readonly kind: 'not estimable'; readonly paths: number };
  /** Smaller of Kish's size and distinct ancestors, among the paths that met the condition. */
  readonly effectiveSampleSize: number;
  readonly claims: readonly {
    readonly by: string;
    /** Title of the reader or actor who claims, where it has one. */
    readonly byTitle?: string;
    readonly low: number;
    readonly high: number;
    readonly on: string;
    readonly because?: string;
    readonly from?: string;
  }[];
  /** What moves the answer most, largest first; empty for a question that has one answer on all paths. */
  readonly why: readonly Mover[];
  /** What is to be decided or known by the day it is settled, farthest-moving first; empty where nothing would move it. */
  readonly watch: readonly Watched[];
}

/** How much one input moves one question, from the same ensemble. */
export interface Mover {
  readonly kind: 'param' | 'state' | 'event' | 'fact' | 'regime';
  readonly name: string;
  readonly title?: string;
  /** Share of the answer's variance that goes with this input alone (first-order index), with its error. */
  readonly share: Estimate;
  /** The answer where the input is low and where it is high (lowest and highest third), or where it did not and did happen. */
  readonly low: { readonly label: string; readonly answer: number };
  readonly high: { readonly label: string; readonly answer: number };
}

/** Something pending, and how far its outcome would move one question, from the same ensemble. */
export interface Watched {
  /** For a vote the regime or agreement that it would renew; for a figure the state or observation that it is the next of. */
  readonly kind: 'event' | 'fact' | 'vote' | 'figure';
  readonly name: string;
  readonly title?: string;
  /** On its day; about a day, by the habit of the series; or at any time up to a day. */
  readonly when: { readonly kind: 'on' | 'about' | 'by'; readonly day: string };
  /** Expected absolute change of the answer once the outcome is known. */
  readonly change: Estimate;
  /** The two outcomes (a figure at most at its median, or above it): how likely each is, and the answer then. */
  readonly low: { readonly label: string; readonly probability: number; readonly answer: Estimate };
  readonly high: { readonly label: string; readonly probability: number; readonly answer: Estimate };
}

export interface ScenarioResult {
  readonly name: string;
  readonly title?: string;
  readonly answers: readonly {
    readonly question: string;
    /** Absent where no path met the question's condition. */
    readonly result?: Estimate;
    /** Scenario less baseline on the same random numbers, with the error of the difference. */
    readonly difference?: Estimate;
  }[];
  /** Interventions that met no path, in words: a vote that was never held, say. */
  readonly idle: readonly string[];
}

/** The same case as another reader takes its statements, on the same random numbers. */
export interface ReaderResult {
  readonly name: string;
  readonly title?: string;
  readonly conditioning: Conditioning;
  readonly answers: readonly {
    readonly question: string;
    readonly result: Answer['result'];
    readonly effectiveSampleSize: number;
    /** This reader's answer less that of the forecast's reader, with its error; absent where either is not estimable. */
    readonly difference?: Estimate;
  }[];
}

export interface Quantiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** A quantity through time: before the as-of day as filtered step by step, after it as forecast. */
export interface FanChart {
  readonly name: string;
  readonly title?: string;
  readonly unit: string;
  /** [steps] */
  readonly quantiles: readonly Quantiles[];
  /** Figures known on the as-of day, one a step. */
  readonly figures: readonly { readonly step: number; readonly date: string; readonly value: number }[];
  /** Median by scenario, [steps], from the as-of step on; null before it. */
  readonly scenarios: readonly {
    readonly name: string;
    readonly title?: string;
    readonly medians: readonly (number | null)[];
  }[];
}

/** The life of a regime or agreement: one bar. */
export interface InstrumentBar {
  readonly name: string;
  readonly title?: string;
  readonly kind: 'regime' | 'agreement';
  /** Share of paths by status as of the last day of each step, [steps]; statuses with share 0 are left out. */
  readonly shares: readonly Partial<Record<Status, number>>[];
  /** Renewals on record. */
  readonly renewals: readonly { readonly date: string; readonly through: string; readonly source?: string }[];
  /** The day that the next decision is due and the last day of force without it, as of the as-of day. */
  readonly next?: { readonly decision: string; readonly expiry: string; readonly by: string };
}
