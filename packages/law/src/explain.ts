import {
  addPeriod,
  type Case,
  type CivilDate,
  type Clause,
  type DatedRecord,
  hindsightOf,
  toDayNumber,
} from '@proviso/model';
import { type Citation, citeClause } from './citation.ts';
import { type WeighedFormulation, weighFormulation } from './condition.ts';
import { holdsOn, type Instrument } from './docket.ts';
import type { Flag } from './flag.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';
import { type AsOf, type StatusAnswer, status } from './status.ts';
import { type Subject, subjectOf } from './subject.ts';

/** Why a subject stands as it does on a day: a tree whose leaves are clauses, records and sources. */
export interface Explanation {
  readonly answer: StatusAnswer;
  /** Side by side, one for each account: what brought it about. */
  readonly grounds: readonly { readonly status: StatusAnswer['status']; readonly leaves: readonly Leaf[] }[];
  /** Conditions of its clauses, each formulation weighed, the first operative. */
  readonly conditions: readonly ExplainedCondition[];
  /** Other instruments and obligations on which it depends, each explained in turn. */
  readonly dependsOn: readonly Dependence[];
  /** What it responds to, and how its renewals have followed those of another. */
  readonly ties: readonly Tie[];
  /** All that is to be said of it up to the day, oldest first. */
  readonly flags: readonly Flag[];
}

/** A citation with the thing it cites. */
export interface Leaf {
  readonly citation: Citation;
  readonly clause?: Clause;
  readonly record?: DatedRecord;
  readonly sourceTitle?: string;
}

export interface ExplainedCondition {
  readonly kind: 'pledge' | 'ends' | 'resumes' | 'fulfilled';
  readonly clause?: Leaf;
  readonly formulations: readonly WeighedFormulation[];
  /** Whether the formulations, asked side by side, give the same answer. */
  readonly agree: boolean;
}

export interface Dependence {
  readonly kind: 'rests on' | 'superseded by' | 'needs';
  readonly name: string;
  readonly clause?: Leaf;
  /** Absent where the name has been explained further up: the circle is not run round twice. */
  readonly explanation?: Explanation;
}

export type Tie =
  | { readonly kind: 'responds to'; readonly name: string; readonly clause: Leaf; readonly answer: StatusAnswer }
  | {
      readonly kind: 'shadows';
      readonly name: string;
      readonly clause: Leaf;
      readonly pairs: readonly ShadowedRenewal[];
    };

/** A renewal beside the nearest one of the instrument that it is said to shadow. */
export interface ShadowedRenewal {
  readonly renewed: CivilDate;
  readonly nearest?: CivilDate;
  readonly days?: number;
  readonly within: boolean;
}

/**
 * The derivation of a status as plain data.
 * @throws Error if the case has nothing of that name
 */
export function explain(model: Case, name: string, asOf: AsOf): Explanation {
  return explainWithin(registerOf(model, asOf.known), name, asOf, new Set());
}

function explainWithin(register: Register, name: string, asOf: AsOf, above: ReadonlySet<string>): Explanation {
  const { model } = register.docket;
  const subject = subjectOf(model, name)!;
  const answer = status(model, name, asOf);
  const instrument =
    'measures' in subject.of || 'parties' in subject.of ? register.docket.instruments.get(subject.of.name) : undefined;
  const within = new Set([...above, name]);
  return {
    answer,
    grounds: answer.accounts.map((account) => ({
      status: account.status,
      leaves: account.because.map((citation) => leafOf(register, citation)),
    })),
    conditions: instrument ? conditionsOf(register, instrument, asOf.on) : [],
    dependsOn: instrument ? dependences(register, instrument, asOf, within) : needsOf(register, subject, asOf, within),
    ties: instrument ? tiesOf(register, instrument, asOf) : [],
    flags: [
      ...pastFlags(register, instrument, asOf.on),
      ...answer.flags,
      ...hindsightFlags(register, name, asOf),
    ].filter((flag, i, all) => all.findIndex((f) => f.kind === flag.kind && f.message === flag.message) === i),
  };
}

function leafOf(register: Register, citation: Citation): Leaf {
  const { model, instruments } = register.docket;
  const source = citation.kind === 'gap' ? undefined : citation.source;
  const sourceTitle = source === undefined ? undefined : model.sources.find((s) => s.name === source)?.title;
  const titled = sourceTitle !== undefined && { sourceTitle };
  if (citation.kind === 'record') {
    const record = model.records.find((r) => r.id === citation.id);
    return { citation, ...(record && { record }), ...titled };
  }
  if (citation.kind === 'gap') return { citation };
  const owner = instruments.get(citation.id.slice(0, citation.id.indexOf('.')));
  const clause = owner?.clauses.find((c) => c.id === citation.id);
  return { citation, ...(clause && { clause }), ...titled };
}

function conditionsOf(register: Register, instrument: Instrument, day: CivilDate): readonly ExplainedCondition[] {
  const found: ExplainedCondition[] = [];
  const add = (
    kind: ExplainedCondition['kind'],
    formulations: Parameters<typeof weighFormulation>[1][],
    clause?: Clause,
  ) => {
    const weighed = formulations.map((formulation) => weighFormulation(register, formulation, day));
    found.push({
      kind,
      ...(clause && { clause: leafOf(register, citeClause(clause)) }),
      formulations: weighed,
      agree: new Set(weighed.map((w) => w.truth)).size <= 1,
    });
  };
  for (const clause of instrument.clauses) {
    if (!holdsOn(clause, day)) continue;
    if (clause.kind === 'pledge') add('pledge', [...clause.if], clause);
    if (clause.kind === 'ends' || clause.kind === 'resumes') add(clause.kind, [...clause.when], clause);
  }
  if ('fulfilled' in instrument.of) {
    const stated = instrument.of.fulfilled;
    const whole = { parts: [{ condition: { kind: 'fulfilled', agreement: instrument.name } as const }] };
    if (stated.length > 0 || instrument.of.obligations.length > 0)
      add('fulfilled', stated.length > 0 ? [...stated] : [whole]);
  }
  return found;
}

function dependences(
  register: Register,
  instrument: Instrument,
  asOf: AsOf,
  above: ReadonlySet<string>,
): readonly Dependence[] {
  return instrument.clauses.flatMap((clause): readonly Dependence[] => {
    if ((clause.kind !== 'rests' && clause.kind !== 'superseded') || !holdsOn(clause, asOf.on)) return [];
    const name = clause.kind === 'rests' ? clause.on : clause.by;
    return [
      {
        kind: clause.kind === 'rests' ? 'rests on' : 'superseded by',
        name,
        clause: leafOf(register, citeClause(clause)),
        ...explainedOnce(register, name, asOf, above),
      },
    ];
  });
}

function needsOf(register: Register, subject: Subject, asOf: AsOf, above: ReadonlySet<string>): readonly Dependence[] {
  if (subject.kind !== 'obligation') return [];
  return subject.of.needs.map((name) => ({ kind: 'needs', name, ...explainedOnce(register, name, asOf, above) }));
}

function explainedOnce(
  register: Register,
  name: string,
  asOf: AsOf,
  above: ReadonlySet<string>,
): { explanation?: Explanation } {
  if (above.has(name) || !subjectOf(register.docket.model, name)) return {};
  return { explanation: explainWithin(register, name, asOf, above) };
}

function tiesOf(register: Register, instrument: Instrument, asOf: AsOf): readonly Tie[] {
  const { model } = register.docket;
  return instrument.clauses.flatMap((clause): readonly Tie[] => {
    if (clause.kind === 'responds' && subjectOf(model, clause.to)) {
      const answer = status(model, clause.to, asOf);
      return [{ kind: 'responds to', name: clause.to, clause: leafOf(register, citeClause(clause)), answer }];
    }
    if (clause.kind !== 'shadows') return [];
    const pairs = shadowedRenewals(register, instrument, clause, asOf.on);
    return [{ kind: 'shadows', name: clause.regime, clause: leafOf(register, citeClause(clause)), pairs }];
  });
}

function shadowedRenewals(
  register: Register,
  instrument: Instrument,
  clause: Extract<Clause, { kind: 'shadows' }>,
  day: CivilDate,
): readonly ShadowedRenewal[] {
  const days = (records: readonly DatedRecord[]) =>
    records.filter((r) => r.act.kind === 'renewed' && r.date <= day).map((r) => r.date);
  const others = days(register.docket.records.get(clause.regime) ?? []);
  const apart = (a: CivilDate, b: CivilDate) => Math.abs(toDayNumber(a) - toDayNumber(b));
  return days(instrument.records).map((renewed) => {
    const nearest = [...others].sort((a, b) => apart(a, renewed) - apart(b, renewed))[0];
    if (nearest === undefined) return { renewed, within: false };
    const reach = toDayNumber(addPeriod(renewed, clause.within).date) - toDayNumber(renewed);
    return { renewed, nearest, days: apart(renewed, nearest), within: apart(renewed, nearest) <= reach };
  });
}

function pastFlags(register: Register, instrument: Instrument | undefined, day: CivilDate): readonly Flag[] {
  const entries = instrument ? register.histories.get(instrument.name)!.entries : [];
  return entries.filter((entry) => entry.on <= day).flatMap((entry) => entry.changes.flatMap((change) => change.flags));
}

/** A clause that leans on a source published after the day as of which it is asked. */
function hindsightFlags(register: Register, name: string, { known }: AsOf): readonly Flag[] {
  if (known === undefined) return [];
  return hindsightOf(register.docket.model, known)
    .filter((late) => late.name === name || late.name.startsWith(`${name}.`))
    .map((late) => ({
      kind: 'hindsight',
      subject: late.name,
      message: `${late.name} leans on ${late.source}, published on ${late.published}, after ${known}.`,
      citations: [{ kind: 'clause', id: late.name, source: late.source }],
    }));
}
