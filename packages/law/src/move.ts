import { addDays, type CivilDate, type Clause } from '@proviso/model';
import { bodyOf, ruleOf } from './body.ts';
import { type Citation, citeClause } from './citation.ts';
import { clausesHolding, type Instrument } from './docket.ts';
import { accountsOn } from './history.ts';
import type { Register } from './register.ts';

/** What kind of change a move is. */
export type MoveKind =
  | 'meet'
  | 'undo'
  | 'happen'
  | 'end'
  | 'lift'
  | 'repeal'
  | 'resume'
  | 'bring into force'
  | 'bring about status'
  | 'figure';

/** Who can make a change, and by which clause. */
export interface Way {
  readonly how: 'lift' | 'terminate' | 'repeal' | 'let lapse' | 'resume' | 'meet' | 'own condition' | 'as sender';
  /** Actor or union. */
  readonly by: string;
  /** The decision or vote by which it does, and its rule. */
  readonly decision?: string;
  readonly rule?: string;
  readonly clause?: Citation;
  /** The day on which it would take effect, where the clause fixes one. */
  readonly on?: CivilDate;
}

/** One change that somebody can make; nobody, where `ways` is empty. */
export interface Move {
  /** Kind and subject, unique in an answer. */
  readonly id: string;
  readonly kind: MoveKind;
  readonly subject: string;
  readonly ways: readonly Way[];
  /** Ids of moves that must come before. */
  readonly needs: readonly string[];
  /** Whether it is known not to be so today, or not known. */
  readonly today: 'no' | 'unknown';
  /** The last day on which it still helps. */
  readonly by?: CivilDate;
  /** For a figure, or a status other than an ending, what must hold. */
  readonly what?: string;
}

type Named = Extract<Clause, { by: string }>;

function wayOf(register: Register, clause: Named, how: Way['how'], on?: CivilDate): Way {
  const { model } = register.docket;
  const decides = model.votes.some((v) => v.name === clause.by) || model.decisions.some((d) => d.name === clause.by);
  return {
    how,
    by: bodyOf(model, clause.by),
    ...(decides && { decision: clause.by, rule: ruleOf(model, clause.by) }),
    clause: citeClause(clause),
    ...(on !== undefined && { on }),
  };
}

/** Who can end an instrument from a day on, by which clause; its sender where no clause says who may. */
export function waysToEnd(register: Register, instrument: Instrument, day: CivilDate): readonly Way[] {
  const holding = <K extends Clause['kind']>(kind: K) => clausesHolding(instrument, kind, day);
  const through = accountsOn(register.histories.get(instrument.name)!, day)[0]!.through;
  const lapse = through === undefined ? undefined : addDays(through, 1);
  const ways: Way[] = [
    ...holding('lifted').map((clause) => wayOf(register, clause, 'lift')),
    ...holding('terminated').map((clause) => wayOf(register, clause, 'terminate')),
    ...holding('continues').map((clause) => wayOf(register, clause, 'repeal')),
    ...holding('lapses').map((clause) => wayOf(register, clause, 'let lapse', lapse)),
    ...holding('ends').map(
      (clause): Way => ({ how: 'own condition', by: instrument.name, clause: citeClause(clause) }),
    ),
  ];
  if (ways.length > 0) return ways;
  const senders = 'measures' in instrument.of ? [instrument.of.by ?? []].flat() : instrument.of.parties;
  return senders.map((by): Way => ({ how: 'as sender', by }));
}

/** Who can lift what was pledged to be lifted: whom a clause names, otherwise the sender. */
export function waysToLift(register: Register, instrument: Instrument, day: CivilDate): readonly Way[] {
  const named = clausesHolding(instrument, 'lifted', day).map((clause) => wayOf(register, clause, 'lift'));
  const sender = 'measures' in instrument.of ? instrument.of.by : undefined;
  return named.length > 0 || sender === undefined ? named : [{ how: 'as sender', by: sender }];
}

/** Who can repeal: whom `continues until repealed by` names, otherwise the sender. */
export function waysToRepeal(register: Register, instrument: Instrument, day: CivilDate): readonly Way[] {
  const named = clausesHolding(instrument, 'continues', day).map((clause) => wayOf(register, clause, 'repeal'));
  const sender = 'measures' in instrument.of ? instrument.of.by : undefined;
  return named.length > 0 || sender === undefined ? named : [{ how: 'as sender', by: sender }];
}

/** Who can resume: whom a clause names, otherwise who suspended by the record, otherwise the parties. */
export function waysToResume(register: Register, instrument: Instrument, day: CivilDate): readonly Way[] {
  const named = clausesHolding(instrument, 'resumed', day).map((clause) => wayOf(register, clause, 'resume'));
  if (named.length > 0) return named;
  const suspension = instrument.records.findLast((record) => record.act.kind === 'suspended' && record.date <= day);
  const parties = 'parties' in instrument.of ? instrument.of.parties : [instrument.of.by ?? []].flat();
  const actors = suspension?.by === undefined ? parties : [suspension.by];
  return actors.map((by): Way => ({ how: 'resume', by }));
}
