import type { Executor } from '@proviso/kernel';
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
import { gatherSlot, gatherWeights, type Island } from './islands.ts';
import { sum } from './sums.ts';

type Shares = Partial<Record<Status, number>>;

/** Follows the statuses of regimes and agreements while the first batch of a run runs. */
export class InstrumentRecorder {
  readonly #model: Case;
  readonly #executor: Executor;
  readonly #instruments: readonly (Regime | Agreement)[];
  /** [instruments][steps] */
  readonly #shares: readonly Shares[][];

  constructor(model: Case, executor: Executor) {
    this.#model = model;
    this.#executor = executor;
    this.#instruments = [...model.regimes, ...model.agreements];
    this.#shares = this.#instruments.map(() => []);
  }

  /** To be called with the weighted particles of each world after each step; only the baseline counts. */
  observe(world: number, step: number, islands: readonly Island[]): void {
    if (world !== 0) return;
    const weights = gatherWeights(islands);
    const { layout } = this.#executor;
    this.#instruments.forEach(({ name }, i) => {
      this.#shares[i]![step] = sharesOf(gatherSlot(islands, layout.slots, layout.statuses.get(name)!), weights);
    });
  }

  /** @param asOfStep -1 before the timeline */
  bars(asOf: CivilDate, asOfStep: number): readonly InstrumentBar[] {
    return this.#instruments.map((instrument, i) => {
      const now = this.#shares[i]![asOfStep];
      const ended = now !== undefined && now['in force'] === undefined && now.suspended === undefined;
      const next = ended ? undefined : nextDecision(this.#model, instrument, asOf);
      return {
        name: instrument.name,
        ...(instrument.title === undefined ? {} : { title: instrument.title }),
        kind: 'parties' in instrument ? 'agreement' : 'regime',
        shares: this.#shares[i]!,
        renewals: renewalsOf(this.#model, instrument.name).map(({ date, through, source }) => ({
          date,
          through,
          ...(source === undefined ? {} : { source }),
        })),
        ...(next ? { next } : {}),
      };
    });
  }
}

function sharesOf(statuses: Float64Array, weights: Float64Array): Shares {
  const total = sum(weights.length, (i) => weights[i]!);
  const shares: Shares = {};
  STATUSES.forEach((status, code) => {
    const share = sum(weights.length, (i) => (statuses[i] === code ? weights[i]! : 0)) / total;
    if (share > 0) shares[status] = share;
  });
  return shares;
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
