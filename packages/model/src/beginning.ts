import type { Agreement, LegalAct, Regime } from './case.ts';
import type { CivilDate } from './civil-date.ts';

/**
 * The first day on which a regime or agreement applies by its own words: `applies from` or `in force from`; for want of
 * these the day an agreement was signed, else the earliest day of an act (the day it took effect, else was adopted,
 * signed or published). Undefined where the case names no day.
 */
export function beginningOf(instrument: Agreement | Regime): CivilDate | undefined {
  const stated = 'measures' in instrument ? instrument.applies?.from : (instrument.inForceFrom ?? instrument.signed);
  return stated ?? instrument.acts.flatMap((act) => dayOf(act) ?? []).sort()[0];
}

function dayOf(act: LegalAct): CivilDate | undefined {
  return act.effective ?? act.adopted ?? act.signed ?? act.published;
}
