import {
  type Agreement,
  beginningOf,
  type Case,
  type CivilDate,
  type Clause,
  type DatedRecord,
  type Gap,
  type Regime,
} from '@proviso/model';
import { type Citation, citeClause } from './citation.ts';

/** A regime or agreement as the law sees it: its clauses, its days, and the records about it that count. */
export interface Instrument {
  readonly name: string;
  readonly kind: 'regime' | 'agreement';
  readonly of: Regime | Agreement;
  readonly clauses: readonly Clause[];
  readonly measures: readonly string[];
  /** Names that it rests on. */
  readonly bases: readonly string[];
  readonly exceptions: readonly ClauseOf<'exception'>[];
  /** Clauses by which somebody is to act when a condition holds. */
  readonly promises: readonly (ClauseOf<'pledge'> | ClauseOf<'resumes'>)[];
  /** Undefined where no clause, signature or act names a day. */
  readonly begins: CivilDate | undefined;
  readonly beginning: Citation;
  /** Last day of force by its own words, before any renewal. */
  readonly through: CivilDate | undefined;
  /** Not overruled, by date. */
  readonly records: readonly DatedRecord[];
  readonly gaps: readonly Gap[];
}

type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** The case as known on a day, sorted for the law. */
export interface Docket {
  readonly model: Case;
  readonly known: CivilDate | undefined;
  /** Last day for which the absence of a record means that nothing happened. */
  readonly silence: CivilDate | undefined;
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Records that count, by subject, by date; instruments' too. */
  readonly records: ReadonlyMap<string, readonly DatedRecord[]>;
  /** Records set aside, each with the one that overrules it. */
  readonly overruled: ReadonlyMap<string, string>;
  readonly gaps: ReadonlyMap<string, readonly Gap[]>;
}

/** Sorts what was known of a case on a day; without a day, all that it holds. */
export function docketOf(model: Case, known?: CivilDate): Docket {
  const heard = known === undefined ? model.records : model.records.filter((record) => record.known <= known);
  const overruled = new Map(heard.flatMap((record) => record.overrules.map((id) => [id, record.id] as const)));
  const counting = heard.filter((record) => !overruled.has(record.id));
  const records = groupBySubject([...counting].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
  const gaps = groupBySubject(model.gaps);
  const instruments = new Map<string, Instrument>();
  for (const of of [...model.regimes, ...model.agreements]) {
    instruments.set(of.name, instrumentOf(of, records.get(of.name) ?? [], gaps.get(of.name) ?? []));
  }
  return { model, known, silence: earlier(known, model.verifiedThrough), instruments, records, overruled, gaps };
}

function instrumentOf(of: Regime | Agreement, records: readonly DatedRecord[], gaps: readonly Gap[]): Instrument {
  const isRegime = 'measures' in of;
  return {
    name: of.name,
    kind: isRegime ? 'regime' : 'agreement',
    of,
    clauses: of.clauses,
    measures: isRegime ? of.measures : [],
    bases: of.clauses.flatMap((clause) => (clause.kind === 'rests' ? [clause.on] : [])),
    exceptions: of.clauses.filter((clause) => clause.kind === 'exception'),
    promises: of.clauses.filter((clause) => clause.kind === 'pledge' || clause.kind === 'resumes'),
    begins: beginningOf(of),
    beginning: beginningClause(of),
    through: isRegime ? of.applies?.through : undefined,
    records,
    gaps,
  };
}

/** What to cite for a beginning: the clause that names it or says that it is unknown, or the instrument's act. */
function beginningClause(of: Regime | Agreement): Citation {
  const stated = 'measures' in of ? (of.applies ? 'applies' : 'act') : of.inForceFrom ? 'in_force' : 'signed';
  const clause = of.unknown?.includes('beginning') ? 'unknown' : stated;
  const source = of.acts.find((act) => act.source !== undefined)?.source ?? of.provenance?.from;
  return { kind: 'clause', id: `${of.name}.${clause}`, ...(source !== undefined && { source }) };
}

function groupBySubject<T extends { readonly subject: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.subject);
    if (group) group.push(item);
    else groups.set(item.subject, [item]);
  }
  return groups;
}

function earlier(a: CivilDate | undefined, b: CivilDate | undefined): CivilDate | undefined {
  return a === undefined ? b : b === undefined ? a : a < b ? a : b;
}

/** Clauses of one kind that hold on a day. */
export function clausesHolding<K extends Clause['kind']>(
  instrument: Instrument,
  kind: K,
  day: CivilDate,
): readonly ClauseOf<K>[] {
  return instrument.clauses.filter((clause): clause is ClauseOf<K> => clause.kind === kind && holdsOn(clause, day));
}

/** Whether a clause holds on a day: always, unless it says from or through when. */
export function holdsOn(clause: Clause, day: CivilDate): boolean {
  const { from, through } = clause.holds ?? {};
  return (from === undefined || from <= day) && (through === undefined || day <= through);
}

/** The residual effect that an instrument leaves when it ends on a day, and the clause that says so. */
export function residualOn(
  instrument: Instrument,
  day: CivilDate,
): { through?: CivilDate; cite: Citation } | undefined {
  const [clause] = clausesHolding(instrument, 'residual', day);
  if (!clause) return undefined;
  return { ...(clause.through !== undefined && { through: clause.through }), cite: citeClause(clause) };
}
