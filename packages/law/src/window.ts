import { addDays, addPeriod, type CivilDate, type Clause, type Reached, subtractPeriod } from '@proviso/model';

type Lapses = Extract<Clause, { kind: 'lapses' }>;

/** When a renewal is to be decided, for a term that ends on a day. */
export interface DecisionWindow {
  /** First day on which a renewal counts; undefined where the clause sets none. */
  readonly opens: CivilDate | undefined;
  /** Day for which the decision is planned (`decided N before`), otherwise the last day. */
  readonly planned: CivilDate;
  /** Last day: the end of the term. */
  readonly closes: CivilDate;
}

/**
 * The window of a renewal clause. "Within 90 days before" counts back from the day on which the instrument would end
 * by itself, the day after its last (the anniversary of 50 U.S.C. 1622(d)).
 */
export function decisionWindow(clause: Lapses, end: CivilDate): DecisionWindow {
  return {
    opens: clause.window && subtractPeriod(addDays(end, 1), clause.window).date,
    planned: clause.lead ? subtractPeriod(end, clause.lead).date : end,
    closes: end,
  };
}

/** The day to which a renewal of a term leads by the clause itself, counted from the clause's original end day. */
export function renewedEnd(clause: Lapses, end: CivilDate, anchor: number | undefined): Reached {
  return addPeriod(end, clause.period, anchor);
}
