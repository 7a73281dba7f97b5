import type { Adjustments, Case, CivilDate } from '@proviso/model';
import type { KeptSettings } from './kept.ts';

/** What a forecast depends on besides the case. */
export interface RunSetting {
  /** Nothing known after this day enters. */
  readonly asOf: CivilDate;
  /** Whose readings count; the case's first reader where absent. */
  readonly reader?: string;
  /** Names of statements that are left out. */
  readonly struck: readonly string[];
  /** What is changed beside the case. */
  readonly adjustments: Adjustments;
  readonly seed: number;
  readonly paths: number;
}

/** All that a person has set; a link holds the whole of it. */
export interface Setting extends RunSetting {
  /** The day at which the register is looked at; the as-of day where absent. */
  readonly day?: CivilDate;
  /** What was turned before and kept under a name. */
  readonly kept?: KeptSettings;
}

/** As many as `proviso forecast` draws where nobody says otherwise. */
export const USUAL_PATHS = 2_000;
const USUAL_SEED = 1;

/**
 * The setting in which a case opens: as of today, the last day up to which its records were checked, or the last of its
 * timeline, whichever is earliest, as the command line does.
 */
export function openingSetting(model: Case, today: CivilDate): Setting {
  const asOf = [today, model.verifiedThrough ?? today, model.timeline.through].sort()[0]!;
  return { asOf, ...NOTHING_CHANGED, seed: USUAL_SEED, paths: USUAL_PATHS };
}

/** What of a setting a forecast depends on. */
export function runSettingOf({ day: _, kept: __, ...run }: Setting): RunSetting {
  return run;
}

/** What makes a setting the case's own. */
export const NOTHING_CHANGED: Pick<RunSetting, 'struck' | 'adjustments'> = { struck: [], adjustments: [] };

/** Whether a setting is the case's own: no statement struck, nothing turned. */
export function changesNothing({ struck, adjustments }: RunSetting): boolean {
  return struck.length === 0 && adjustments.length === 0;
}

/** Whether two settings give the same forecast of a case, by what they say and not by which objects they are. */
export function isSameRun(a: Setting, b: Setting): boolean {
  return JSON.stringify(runSettingOf(a)) === JSON.stringify(runSettingOf(b));
}

/** The day at which the register is looked at. */
export function dayOf({ day, asOf }: Setting): CivilDate {
  return day ?? asOf;
}
