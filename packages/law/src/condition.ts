import {
  all,
  any,
  type CivilDate,
  type Condition,
  type Formulation,
  not,
  type Regime,
  type Status,
  type Truth,
  truthOf,
  type When,
} from '@proviso/model';
import { assertionOn } from './assertion.ts';
import { belongsTo } from './body.ts';
import type { Citation } from './citation.ts';
import { doubtOn } from './doubt.ts';
import { accountsOn } from './history.ts';
import type { Register } from './register.ts';

/** A condition weighed by the evidence: its truth, what it rests on, and the same for its parts. */
export interface Weighed {
  readonly condition: Condition;
  readonly truth: Truth;
  /** Why it is not known, in one sentence. */
  readonly unknownBecause?: string;
  readonly citations: readonly Citation[];
  /** Citations of those who deny it, where it is disputed. */
  readonly against: readonly Citation[];
  readonly parts: readonly Weighed[];
}

/** A formulation weighed part by part. */
export interface WeighedFormulation {
  /** The source whose wording it is. */
  readonly asIn?: string;
  readonly truth: Truth;
  readonly parts: readonly { readonly label?: string; readonly weighed: Weighed }[];
}

/** Weighs all parts of a formulation as asked on a day. */
export function weighFormulation(register: Register, formulation: Formulation, day: CivilDate): WeighedFormulation {
  const parts = formulation.parts.map(({ label, condition }) => ({
    ...(label !== undefined && { label }),
    weighed: weigh(register, condition, day),
  }));
  return {
    ...(formulation.asIn !== undefined && { asIn: formulation.asIn }),
    truth: all(parts.map((part) => part.weighed.truth)),
    parts,
  };
}

/** Truth of the operative formulation, the first; without any it is not known. */
export function operativeTruth(register: Register, formulations: readonly Formulation[], day: CivilDate): Truth {
  const first = formulations[0];
  return first ? weighFormulation(register, first, day).truth : 'unknown';
}

/**
 * Weighs a condition as asked on a day, in Kleene's three values (strong connectives). A status that is contradictory
 * or unverified, a disputed fact, and anything about figures are unknown to the law.
 */
export function weigh(register: Register, condition: Condition, day: CivilDate): Weighed {
  return weighGuarded({ register, open: new Set() }, condition, day);
}

/** `open` holds the conditions being weighed further up, so that a circle ends as unknown. */
interface Weighing {
  readonly register: Register;
  readonly open: ReadonlySet<string>;
}

function weighGuarded(weighing: Weighing, condition: Condition, day: CivilDate): Weighed {
  const node = (truth: Truth, more: Partial<Weighed> = {}): Weighed => ({
    condition,
    truth,
    citations: [],
    against: [],
    parts: [],
    ...more,
  });
  switch (condition.kind) {
    case 'constant':
      return node(truthOf(condition.value));
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => weighGuarded(weighing, part, day));
      const truths = parts.map((part) => part.truth);
      return node(condition.kind === 'and' ? all(truths) : any(truths), { parts });
    }
    case 'not': {
      const of = weighGuarded(weighing, condition.of, day);
      return node(not(of.truth), { parts: [of] });
    }
    case 'compare':
      return node('unknown', { unknownBecause: 'a figure: the law weighs clauses and records only' });
    case 'happened':
      return { ...node('no'), ...weighAssertion(weighing, condition.event, day, condition.within) };
    case 'met':
    case 'status':
    case 'repealed':
    case 'fulfilled':
    case 'resumable':
    case 'pledge met':
    case 'no regime':
      return { ...node('unknown'), ...weighWhen(weighing, condition, condition.when, day) };
  }
}

type Datable = Extract<Condition, { when?: When }>;
type Dated = Exclude<Datable, { kind: 'compare' }>;

/** Weighs a condition on the day or over the days that it names; without any, on the day of asking. */
function weighWhen(weighing: Weighing, condition: Dated, when: When | undefined, day: CivilDate): Partial<Weighed> {
  if (!when) return weighOn(weighing, condition, day);
  if (when.kind === 'on') return weighOn(weighing, condition, when.date);
  const parts = daysOfChange(weighing.register, when.from, when.through).map((d) => ({
    condition,
    citations: [],
    against: [],
    parts: [],
    truth: 'unknown' as Truth,
    ...weighOn(weighing, condition, d),
  }));
  const decisive = parts.find((part) => part.truth !== 'yes') ?? parts.at(-1)!;
  return { ...decisive, truth: all(parts.map((part) => part.truth)) };
}

/** Every day in a range on which anything may differ from the day before, and the first. */
function daysOfChange(register: Register, from: CivilDate, through: CivilDate): readonly CivilDate[] {
  const days = new Set<CivilDate>([from, through]);
  for (const { entries } of register.histories.values()) for (const entry of entries) days.add(entry.on);
  for (const record of register.docket.model.records) days.add(record.date);
  for (const gap of register.docket.model.gaps) days.add(gap.from);
  return [...days].filter((d) => from <= d && d <= through).sort();
}

function weighOn(weighing: Weighing, condition: Dated, day: CivilDate): Partial<Weighed> {
  const { register } = weighing;
  if (register.reached !== undefined && day > register.reached) return { truth: 'unknown' };
  switch (condition.kind) {
    case 'met':
      return weighAssertion(weighing, condition.name, day);
    case 'status':
      return weighStatus(register, condition.name, day, (status) => status === condition.is);
    case 'repealed':
      return weighStatus(register, condition.name, day, (_, repealed) => repealed);
    case 'fulfilled':
      return weighFulfilled(weighing, condition.agreement, day);
    case 'resumable':
      return weighOperative(weighing, condition.name, 'resumes', day);
    case 'pledge met':
      return weighOperative(weighing, condition.regime, 'pledge', day);
    case 'no regime':
      return weighNoRegime(register, condition, day);
  }
}

function weighAssertion(
  { register }: Weighing,
  name: string,
  day: CivilDate,
  within?: Parameters<typeof assertionOn>[3],
): Partial<Weighed> {
  const { truth, disputed, affirmed, denied } = assertionOn(register, name, day, within);
  const unknownBecause = disputed ? 'disputed' : 'no record, and the absence of one has not been checked';
  return {
    truth,
    citations: affirmed.length > 0 ? affirmed : denied,
    against: disputed ? denied : [],
    ...(truth === 'unknown' && { unknownBecause }),
  };
}

function weighStatus(
  register: Register,
  name: string,
  day: CivilDate,
  test: (status: Status, repealed: boolean) => boolean,
): Partial<Weighed> {
  const history = register.histories.get(name);
  if (!history) return { truth: 'unknown', unknownBecause: `${name} is not an instrument of the case` };
  const accounts = accountsOn(history, day);
  const favour = accounts.filter((account) => test(account.status, account.repealed));
  const citations = accounts.length === 1 ? accounts[0]!.grounds : accounts.flatMap((account) => account.grounds);
  if (favour.length > 0 && favour.length < accounts.length) {
    const against = accounts.filter((account) => !favour.includes(account)).flatMap((account) => account.grounds);
    const agreeing = favour.flatMap((account) => account.grounds);
    return { truth: 'unknown', unknownBecause: 'the records disagree', citations: agreeing, against };
  }
  const doubt = doubtOn(register, name, day);
  if (doubt) return { truth: 'unknown', unknownBecause: `unverified: ${doubt.kind}`, citations };
  return { truth: truthOf(favour.length > 0), citations };
}

/** The operative `fulfilled when`; an agreement without one is fulfilled when all its obligations are met. */
function weighFulfilled(weighing: Weighing, name: string, day: CivilDate): Partial<Weighed> {
  const agreement = weighing.register.docket.model.agreements.find((a) => a.name === name);
  if (!agreement) return { truth: 'unknown' };
  const conditions = agreement.fulfilled[0]
    ? agreement.fulfilled[0].parts.map((part) => part.condition)
    : agreement.obligations.map((obligation): Condition => ({ kind: 'met', name: obligation.name }));
  return weighAll(weighing, `fulfilled ${name}`, conditions, day);
}

function weighOperative(
  weighing: Weighing,
  name: string,
  kind: 'resumes' | 'pledge',
  day: CivilDate,
): Partial<Weighed> {
  const clause = weighing.register.histories.get(name)?.instrument.clauses.find((c) => c.kind === kind);
  const formulation =
    clause?.kind === 'resumes' ? clause.when[0] : clause?.kind === 'pledge' ? clause.if[0] : undefined;
  if (!formulation) return { truth: 'no', unknownBecause: `${name} has no such clause` };
  return weighAll(
    weighing,
    `${kind} ${name}`,
    formulation.parts.map((part) => part.condition),
    day,
  );
}

function weighAll(
  { register, open }: Weighing,
  key: string,
  conditions: readonly Condition[],
  day: CivilDate,
): Partial<Weighed> {
  if (open.has(key)) return { truth: 'unknown', unknownBecause: 'the condition refers back to itself' };
  const within = { register, open: new Set([...open, key]) };
  const parts = conditions.map((condition) => weighGuarded(within, condition, day));
  return { truth: all(parts.map((part) => part.truth)), parts };
}

/** The parts name the regimes that stand in the way, or might. */
function weighNoRegime(
  register: Register,
  condition: Extract<Condition, { kind: 'no regime' }>,
  day: CivilDate,
): Partial<Weighed> {
  const parts = regimesBetween(register, condition.by, condition.against).flatMap((regime): readonly Weighed[] => {
    const found = weighStatus(register, regime.name, day, (status) => status === 'in force');
    if (found.truth === 'no') return [];
    const about: Condition = { kind: 'status', name: regime.name, is: 'in force' };
    return [{ condition: about, truth: 'unknown', citations: [], against: [], parts: [], ...found }];
  });
  return { truth: not(any(parts.map((part) => part.truth))), parts };
}

/** Regimes imposed by a sender (or a part of it) against a target (or a part of it); either may be left open. */
export function regimesBetween(register: Register, by?: string, against?: string): readonly Regime[] {
  const { model } = register.docket;
  const matches = (asked: string | undefined, stated: string | undefined) =>
    asked === undefined || (stated !== undefined && belongsTo(model, stated, asked));
  return model.regimes.filter((regime) => matches(by, regime.by) && matches(against, regime.against));
}
