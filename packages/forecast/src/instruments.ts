import {
  type Agreement,
  type Case,
  type CivilDate,
  type Clause,
  type DatedRecord,
  type Regime,
  STATUSES,
  type Status,
  subtractPeriod,
} from '@proviso/model';
import type { InstrumentBar } from './forecast.ts';

type Shares = Partial<Record<Status, number>>;

/**
 * The lives of regimes and agreements.
 * @param asOfStep -1 before the timeline
 * @param statusWeights of a batch: [steps] a row of sums of weights
 */
export function barsOf(
  model: Case,
  asOf: CivilDate,
  asOfStep: number,
  statusWeights: Float64Array,
): readonly InstrumentBar[] {
  const instruments = [...model.regimes, ...model.agreements];
  return instruments.map((instrument, i) => {
    const shares = sharesOf(statusWeights, i, instruments.length);
    const now = shares[asOfStep];
    const ended = now !== undefined && now['in force'] === undefined && now.suspended === undefined;
    const next = ended ? undefined : nextDecision(model, instrument, asOf);
    return {
      name: instrument.name,
      ...(instrument.title === undefined ? {} : { title: instrument.title }),
      kind: 'parties' in instrument ? 'agreement' : 'regime',
      shares,
      renewals: renewalsOf(model, instrument.name).map(({ date, through, source }) => ({
        date,
        through,
        ...(source === undefined ? {} : { source }),
      })),
      ...(next ? { next } : {}),
    };
  });
}

/** [steps]: an instrument's statuses by their share of the weight. */
function sharesOf(statusWeights: Float64Array, position: number, instruments: number): readonly Shares[] {
  const width = 1 + instruments * STATUSES.length;
  return Array.from({ length: statusWeights.length / width }, (_, step) => {
    const from = step * width + 1 + position * STATUSES.length;
    const weights = statusWeights.subarray(from, from + STATUSES.length);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return Object.fromEntries(
      STATUSES.flatMap((status, code) => (weights[code]! > 0 ? [[status, weights[code]! / total]] : [])),
    ) as Shares;
  });
}

type Renewal = DatedRecord & { readonly through: CivilDate };

/** Renewals on record, in order of date, those left out that another record overrules. */
function renewalsOf({ records }: Case, name: string): readonly Renewal[] {
  const overruled = new Set(records.flatMap((record) => record.overrules));
  return records
    .flatMap((record) =>
      record.subject === name && record.act.kind === 'renewed' && !overruled.has(record.id)
        ? [{ ...record, through: record.act.through }]
        : [],
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The end that is ahead on the as-of day by the records and the clause, and the day on which it would be decided. */
export function nextDecision(model: Case, instrument: Regime | Agreement, asOf: CivilDate): InstrumentBar['next'] {
  const applies = 'applies' in instrument ? instrument.applies : undefined;
  const renewed = renewalsOf(model, instrument.name).filter(({ date }) => date <= asOf);
  const expiry = renewed.at(-1)?.through ?? applies?.through;
  if (expiry === undefined || expiry < asOf) return undefined;
  const clause = instrument.clauses.filter((rule) => rule.kind === 'lapses').find((rule) => holdsOn(rule, expiry));
  if (!clause) return undefined;
  const decision = clause.lead ? subtractPeriod(expiry, clause.lead).date : expiry;
  return { decision, expiry, by: clause.by };
}

function holdsOn({ holds }: Clause, day: CivilDate): boolean {
  return (holds?.from ?? day) <= day && day <= (holds?.through ?? day);
}
