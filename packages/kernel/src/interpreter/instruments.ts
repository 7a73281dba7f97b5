import {
  type Agreement,
  beginningOf,
  type Clause,
  type DatedAct,
  type DayNumber,
  type Regime,
  STATUSES,
  type Status,
  TRANSITIONS,
  toDayNumber,
  transition,
} from '@proviso/model';
import { compareText } from './evidence.ts';
import type { InstrumentSlots } from './layout.ts';
import type { Path } from './path.ts';
import { daysOf, type Preparation, within } from './preparation.ts';

/** A regime or agreement with its slots. */
export interface Instrument {
  readonly name: string;
  readonly slots: InstrumentSlots;
  /** Day on which it begins by its own words; Infinity where it names none. */
  readonly beginning: DayNumber;
  /** Last day on which it applies by its own words; Infinity where it names none. */
  readonly through: DayNumber;
  readonly clauses: readonly Clause[];
  /** Last day of its residual effect; Infinity where that has no end. */
  readonly residualThrough: DayNumber;
}

/** The regimes and agreements, in order of name. */
export function instrumentsOf({ model, layout }: Preparation): readonly Instrument[] {
  return [...model.agreements, ...model.regimes]
    .map((it: Agreement | Regime): Instrument => {
      const beginning = beginningOf(it);
      const [, through] = daysOf('applies' in it ? it.applies : undefined);
      const residual = clausesOfKind(it, 'residual')[0];
      return {
        name: it.name,
        slots: layout.instruments.get(it.name)!,
        beginning: beginning === undefined ? Infinity : toDayNumber(beginning),
        through,
        clauses: it.clauses,
        residualThrough: residual?.through === undefined ? Infinity : toDayNumber(residual.through),
      };
    })
    .sort((a, b) => compareText(a.name, b.name));
}

/** The clauses of a kind that an instrument has, in their order. */
export function clausesOfKind<K extends Clause['kind']>(
  { clauses }: { readonly clauses: readonly Clause[] },
  kind: K,
): readonly Extract<Clause, { kind: K }>[] {
  return clauses.filter((clause): clause is Extract<Clause, { kind: K }> => clause.kind === kind);
}

/** The status of an instrument after all that has been done to it so far. */
export function statusNow(path: Path, { slots }: Instrument): Status {
  return STATUSES[path.slots[slots.status.now]!]!;
}

/** Whether an instrument has force, or would have it but for a suspension. */
export function isAlive(status: Status): boolean {
  return status === 'in force' || status === 'suspended';
}

/** Whether an instrument has had force and has it no more. */
export function isEnded(status: Status): boolean {
  return status !== 'not yet' && !isAlive(status);
}

/** Whether a status gives room for an act. */
export function givesRoom(status: Status, act: DatedAct): boolean {
  return TRANSITIONS[status][act] !== undefined;
}

/**
 * Does an act to an instrument on a day. What is on record takes effect even where the status gives no room for it;
 * what a rule or chance brings about only where it does.
 * @returns whether it took effect
 */
export function enact(
  path: Path,
  instrument: Instrument,
  act: DatedAct,
  day: DayNumber,
  onRecord: boolean = false,
): boolean {
  const { slots, clauses } = instrument;
  const residual = clauses.some((clause) => clause.kind === 'residual' && within(clause.holds, day));
  const { status, regular } = transition(statusNow(path, instrument), act, residual);
  if (!regular && !onRecord) return false;
  const code = STATUSES.indexOf(status);
  if (code !== path.slots[slots.status.now]) path.change(slots.status.now, day, code);
  if (act === 'repeal') path.slots[slots.repealDay.now] = day;
  // A suspension takes the place of an earlier one, its end with it.
  if (status !== 'suspended' || act === 'suspend') path.slots[slots.suspendedThrough] = Infinity;
  // What is brought back after its last day has no end.
  if (act !== 'begin' && isAlive(status) && path.slots[slots.expiry]! < day) path.slots[slots.expiry] = Infinity;
  return true;
}
