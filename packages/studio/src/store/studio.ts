import type { Answer, ForecastOutcome } from '@proviso/forecast';
import type { Diagnostic } from '@proviso/language';
import type { Case } from '@proviso/model';
import { create } from 'zustand';
import type { CheckedModel, RegisterPage } from '../engine/protocol.ts';
import type { Samples } from '../files/find-home.ts';
import type { RunSetting, Setting } from './setting.ts';

/** A file of the case as it is open in the page. */
export interface OpenFile {
  readonly path: string;
  /** As edited. */
  readonly text: string;
  /** As last read or saved; absent for a file that is new. */
  readonly saved?: { readonly text: string; readonly hash: string };
  /** Another program wrote this while the text was edited here (no text: it removed the file); a person must choose. */
  readonly onDisk?: { readonly text?: string; readonly hash?: string };
}

/** A forecast, and what it is one of. */
export interface MadeForecast {
  readonly model: Case;
  readonly setting: RunSetting;
  /** Whether it says what moves its answers and what to watch. */
  readonly movers: boolean;
  readonly outcome: ForecastOutcome;
}

/** The forecast shown is the latest that ended; a later one may be on its way. */
export interface Forecasting {
  readonly running?: { readonly setting: RunSetting; readonly fraction: number };
  readonly latest?: MadeForecast;
  /** Answers later than those of the latest, whose charts are still on their way. */
  readonly answered?: { readonly setting: RunSetting; readonly questions: readonly Answer[] };
  /** The latest in which nothing was changed beside the case. */
  readonly own?: MadeForecast;
}

const VIEW_NAMES = ['read', 'turn', 'write', 'weigh', 'score'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export function isViewName(name: string | undefined): name is ViewName {
  return VIEW_NAMES.some((view) => view === name);
}

/** All that the page shows is a function of this. It is changed by the functions of `session.ts` alone. */
export interface StudioState {
  readonly opening: { readonly kind: 'opening' | 'open' } | { readonly kind: 'failed'; readonly message: string };
  readonly caseName: string;
  readonly caseId: string;
  /** Sample cases to choose from; none where the case is a folder on disk. */
  readonly samples: Samples;
  /** By path. */
  readonly files: ReadonlyMap<string, OpenFile>;
  readonly library: ReadonlyMap<string, string>;
  /** Of the text as edited. */
  readonly diagnostics: readonly Diagnostic[];
  /** The case as it checked last without error. */
  readonly checked?: CheckedModel;
  readonly setting?: Setting;
  readonly register?: RegisterPage;
  readonly forecasting: Forecasting;
  readonly view: ViewName;
  /** Name of what is being explained. */
  readonly subject?: string | undefined;
}

export const useStudio = create<StudioState>(() => ({
  opening: { kind: 'opening' },
  caseName: '',
  caseId: '',
  samples: [],
  files: new Map(),
  library: new Map(),
  diagnostics: [],
  forecasting: {},
  view: 'read',
}));
