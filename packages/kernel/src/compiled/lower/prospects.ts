import { type DatedRecord, type DayNumber, toDayNumber } from '@proviso/model';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { recordsOf } from '../../interpreter/preparation.ts';
import type { Value } from '../wasm/code.ts';
import { courseOf, inOrder, type Position, partOf, positionAfter } from './docket.ts';
import { canBe, enact, isAlive, isAny, statusOf } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerWithin } from './ranges.ts';
import { sharedAct } from './turns.ts';

/** A time at which something may fall due. */
export interface Due {
  readonly position: Position;
  readonly day: DayNumber;
}

/** Something that falls due on days that are known before the run, on those paths on which things stand so. */
export interface LaneProspect<D extends Due = Due> {
  readonly name: string;
  /** Whose status it may change. */
  readonly changes: readonly Instrument[];
  readonly dues: readonly D[];
  /** The lanes in which it is due. @param of what is due in a step */
  isDue(pair: PathPair, of: (step: number) => D): Value;
  /** Does it in the active lanes. */
  run(pair: PathPair, day: Value, of: (step: number) => D): void;
  /** Address of an `i32` that is 0 where it is due on no path of the group. */
  readonly anyDue?: number;
  /** Done on every path before all that is due in a part of the run. */
  readonly clear?: (pair: PathPair) => void;
}

/** The places of all prospects among what falls due on one day: those of rules by kind, then acts, decisions, votes. */
export function ranksOf(instruments: readonly Instrument[], acts: number, decisions: number) {
  const kind = (n: number) => (it: Instrument) => n * instruments.length + instruments.indexOf(it);
  const rules = 4 * instruments.length;
  return {
    end: kind(0),
    endOfSuspension: kind(1),
    endOfResidue: kind(2),
    beginning: kind(3),
    act: (n: number) => rules + n,
    decision: (n: number) => rules + acts + n,
    vote: (it: Instrument) => rules + acts + decisions + instruments.indexOf(it),
  };
}

/** What has run out: the day after the last one of force. */
export function endsOfTerms(
  plan: KernelPlan,
  instrument: Instrument,
  dues: readonly (Due & { readonly expiry: DayNumber })[],
): LaneProspect<Due & { readonly expiry: DayNumber }> {
  const name = `expiry of ${instrument.name}`;
  return {
    name,
    changes: [instrument],
    dues,
    isDue: (pair, of) => {
      const expiry = pair.byStep((step) => of(step).expiry);
      return pair.and(isAlive(pair, instrument), pair.eq(pair.slot(instrument.slots.expiry), expiry));
    },
    run: sharedAct(plan, name, (pair, day) => expire(pair, instrument, day)),
  };
}

/** What continues until repealed outlives its last day; all else lapses. */
function expire(pair: PathPair, instrument: Instrument, day: Value): void {
  const continuing = clausesOfKind(instrument, 'continues');
  const continues = pair.some(continuing.map((clause) => lowerWithin(pair, clause.holds, day)));
  if (continuing.length > 0) pair.where(continues, () => pair.setSlot(instrument.slots.expiry, Infinity));
  pair.where(pair.not(continues), () => enact(pair, instrument, 'expire', day));
}

/** @param positionOf where the record of a day stands */
export function endsOfSuspensions(
  plan: KernelPlan,
  instrument: Instrument,
  rank: number,
  positionOf: (record: DatedRecord) => Position | undefined,
): LaneProspect {
  const { preparation } = plan;
  const name = `end of the suspension of ${instrument.name}`;
  const dues = recordsOf(preparation, instrument.name, 'suspended').flatMap((record) => {
    const cause = positionOf(record);
    if (record.act.kind !== 'suspended' || record.act.through === undefined || !cause) return [];
    const day = toDayNumber(record.act.through) + 1;
    const part = partOf(preparation.steps, day);
    return part === undefined ? [] : [{ day, position: positionAfter(cause, part, day, rank) }];
  });
  return {
    name,
    changes: [instrument],
    dues,
    isDue: (pair, of) => {
      const suspended = isAny(pair, instrument, statusOf(pair, instrument), ['suspended']);
      const end = pair.byStep((step) => of(step).day - 1);
      return pair.and(suspended, pair.eq(pair.slot(instrument.slots.suspendedThrough), end));
    },
    run: sharedAct(plan, name, (pair, day) => enact(pair, instrument, 'resume', day)),
  };
}

/**
 * The end of a residual effect. What leaves one after its last day loses it at once.
 * @param others where everything else stands that may end the instrument
 */
export function endsOfResidue(
  plan: KernelPlan,
  instrument: Instrument,
  rank: number,
  others: readonly Position[],
): LaneProspect {
  const { steps } = plan.preparation;
  const name = `end of the residue of ${instrument.name}`;
  const day = instrument.residualThrough + 1;
  const part = canBe(plan, instrument, 'residual') ? partOf(steps, day) : undefined;
  const positions = (own: Position): readonly Position[] => [
    own,
    ...others.filter((it) => inOrder(own, it) < 0).map((it) => ({ part: it.part, key: [...it.key, ...own.key] })),
    // What ends by its own words on a step's first day ends outside the order of days.
    ...steps.filter(({ first }) => day <= first).map(({ index }) => ({ part: courseOf(index), key: own.key })),
  ];
  return {
    name,
    changes: [instrument],
    dues: part === undefined ? [] : positions({ part, key: [day, rank] }).map((position) => ({ day, position })),
    isDue: (pair) => isAny(pair, instrument, statusOf(pair, instrument), ['residual']),
    run: sharedAct(plan, name, (pair, it) => enact(pair, instrument, 'terminate', it)),
  };
}

export function beginning({ preparation }: KernelPlan, instrument: Instrument, rank: number): LaneProspect {
  const day = instrument.beginning;
  const part = partOf(preparation.steps, day);
  return {
    name: `beginning of ${instrument.name}`,
    changes: [instrument],
    dues: part === undefined ? [] : [{ day, position: { part, key: [day, rank] } }],
    isDue: (pair) => isAny(pair, instrument, statusOf(pair, instrument), ['not yet']),
    run: (pair, it) => {
      enact(pair, instrument, 'begin', it);
      // A record can have set its end before it began.
      pair.where(pair.lt(pair.slot(instrument.slots.expiry), it), () => expire(pair, instrument, it));
    },
  };
}
