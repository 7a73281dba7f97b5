import type {
  Answer,
  BacktestOptions,
  BacktestOutcome,
  ForecastOutcome,
  NewsOptions,
  NewsOutcome,
} from '@proviso/forecast';
import type { Diagnostic, Place } from '@proviso/language';
import type { AsOf, CalendarEntry, ChangeSets, Explanation, InstrumentIntervals, StatusAnswer } from '@proviso/law';
import type { Case, CivilDate } from '@proviso/model';
import type { Knobs } from '../knobs/knobs.ts';
import type { ParamAsKnown } from '../knobs/params-as-known.ts';
import type { RunSetting } from '../store/setting.ts';

/** What the page may ask of the engine, and what each question gives. The others are about the case that was checked or taken over last. */
export interface EngineCalls {
  /** Checks the texts of a case; its model becomes the one that later questions are about, unless there is an error. */
  readonly check: {
    readonly asks: Texts;
    readonly gives: CheckedText;
  };
  /** Takes over a case that was checked elsewhere; later questions are about it. */
  readonly adopt: { readonly asks: CheckedModel; readonly gives: undefined };
  /** Goes through a check whose result nobody wants, so that the first edit does not wait for the parser to be built. */
  readonly prepareChecks: { readonly asks: Texts; readonly gives: undefined };
  /** The register on a day. */
  readonly register: { readonly asks: RegisterQuestion; readonly gives: RegisterPage };
  /** Why something stands as it does; undefined where the case has nothing of that name. */
  readonly explain: { readonly asks: AsOf & { readonly name: string }; readonly gives: Explanation | undefined };
  /** What would end or resume something; undefined where the case has nothing of that name. */
  readonly changeSets: { readonly asks: AsOf & { readonly name: string }; readonly gives: ChangeSets | undefined };
  /** How likely each outcome is. */
  readonly forecast: { readonly asks: ForecastQuestion; readonly gives: ForecastOutcome };
  /** What can be turned. */
  readonly knobs: { readonly asks: RunSetting; readonly gives: Knobs };
  /** What is known of the params. */
  readonly params: { readonly asks: RunSetting; readonly gives: readonly ParamAsKnown[] };
  /** What forecasts as of past days were worth: of the case itself, nothing turned or struck. */
  readonly backtest: { readonly asks: BacktestQuestion; readonly gives: BacktestOutcome };
  /** What changed the answers between two days: of the case itself, nothing turned or struck. */
  readonly news: { readonly asks: NewsQuestion; readonly gives: NewsOutcome };
}

export interface BacktestQuestion extends Pick<BacktestOptions, 'from' | 'through' | 'every' | 'known'> {
  readonly setting: RunSetting;
  /** Of each forecast. */
  readonly paths: number;
}

export interface NewsQuestion extends Pick<NewsOptions, 'from' | 'through'> {
  readonly setting: RunSetting;
  /** Of each run. */
  readonly paths: number;
  /** The one question whose answer is followed. */
  readonly question: string;
}

export type EngineCall = keyof EngineCalls;

/** All that checking a case depends on. */
export interface Texts {
  /** By path. */
  readonly files: ReadonlyMap<string, string>;
  /** By name without extension. */
  readonly library: ReadonlyMap<string, string>;
}

/** A case without error. */
export interface CheckedModel {
  readonly model: Case;
  /** Where things stand, by qualified name, record id and clause id. */
  readonly places: ReadonlyMap<string, Place>;
}

/** What checking texts gives. */
export interface CheckedText {
  /** Absent where there is any error. */
  readonly checked?: CheckedModel;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ForecastQuestion {
  readonly setting: RunSetting;
  /** Whether to work out what moves the answers and what to watch, which takes its time. */
  readonly movers: boolean;
  /** Names of the scenarios to run; all where absent. */
  readonly scenarios?: readonly string[];
}

export interface RegisterQuestion {
  /** The day looked at. */
  readonly on: CivilDate;
  /** The day as of which it is looked at. */
  readonly known: CivilDate;
}

/** All that the law says of a day. */
export interface RegisterPage extends RegisterQuestion {
  /** Regimes, agreements and obligations, in the order of the text. */
  readonly answers: readonly StatusAnswer[];
  /** What falls due within the timeline, in order of day. */
  readonly calendar: readonly CalendarEntry[];
  readonly intervals: readonly InstrumentIntervals[];
}

/** From the page to the engine. */
export type EngineRequest =
  | {
      readonly [C in EngineCall]: {
        readonly kind: 'ask';
        readonly id: number;
        readonly call: C;
        readonly asks: EngineCalls[C]['asks'];
      };
    }[EngineCall]
  | { readonly kind: 'cancel'; readonly id: number };

/** From the engine to the page. */
export type EngineReply =
  | { readonly kind: 'answer'; readonly id: number; readonly gives: EngineCalls[EngineCall]['gives'] }
  /** The answers of a forecast that is on its way: its charts take a moment longer. */
  | { readonly kind: 'answers'; readonly id: number; readonly questions: readonly Answer[] }
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number; readonly phase: string }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
