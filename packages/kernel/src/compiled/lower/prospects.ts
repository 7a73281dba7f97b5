import type { DayNumber } from '@proviso/model';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { recordsOf } from '../../interpreter/preparation.ts';
import type { Value } from '../wasm/code.ts';
import { canBe, enact, isAlive, isAny, statusOf } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerWithin } from './ranges.ts';

/** Something that falls due on a day and is then done. */
export interface LaneProspect {
  readonly name: string;
  /** The one day on which it can be due; absent where that is left to the course of a path. */
  readonly on?: DayNumber;
  /** Infinity while nothing is due. */
  due(pair: PathPair): Value;
  /** A day before which it falls due in no step, as things stand; where absent, the day on which it is due says so. */
  notBefore?(pair: PathPair): Value;
  /** Does it in the active lanes. */
  readonly run: (pair: PathPair, day: Value) => void;
}

/** What falls due by the rules of the instruments themselves, in the order in which one day's are done. */
export function prospectsByRule(plan: KernelPlan, instruments: readonly Instrument[]): readonly LaneProspect[] {
  const { preparation } = plan;
  const canExpire = (it: Instrument) =>
    it.through < Infinity ||
    clausesOfKind(it, 'lapses').length > 0 ||
    recordsOf(preparation, it.name, 'renewed').length > 0;
  const canBeSuspendedThrough = (it: Instrument) =>
    recordsOf(preparation, it.name, 'suspended').some(({ act }) => act.kind === 'suspended' && act.through);
  const leavesResidue = (it: Instrument) => canBe(plan, it, 'residual') && it.residualThrough < Infinity;
  return [
    ...instruments.filter(canExpire).map(expiry),
    ...instruments.filter(canBeSuspendedThrough).map(endOfSuspension),
    ...instruments.filter(leavesResidue).map(endOfResidue),
    ...instruments.filter((it) => it.beginning < Infinity).map(beginning),
  ];
}

function dayWhere(pair: PathPair, mask: Value, day: Value | DayNumber): Value {
  return pair.select(mask, day, Infinity);
}

/** The day after the last one of force. */
function expiry(instrument: Instrument): LaneProspect {
  return {
    name: `expiry of ${instrument.name}`,
    due: (pair) => dayWhere(pair, isAlive(pair, instrument), pair.add(pair.slot(instrument.slots.expiry), 1)),
    run: (pair, day) => expire(pair, instrument, day),
  };
}

/** What continues until repealed outlives its last day; all else lapses. */
function expire(pair: PathPair, instrument: Instrument, day: Value): void {
  const continuing = clausesOfKind(instrument, 'continues');
  const continues = pair.some(continuing.map((clause) => lowerWithin(pair, clause.holds, day)));
  if (continuing.length > 0) pair.where(continues, () => pair.setSlot(instrument.slots.expiry, Infinity));
  pair.where(pair.not(continues), () => enact(pair, instrument, 'expire', day));
}

function endOfSuspension(instrument: Instrument): LaneProspect {
  const { suspendedThrough } = instrument.slots;
  return {
    name: `end of the suspension of ${instrument.name}`,
    due: (pair) => {
      const suspended = isAny(pair, instrument, statusOf(pair, instrument), ['suspended']);
      return dayWhere(pair, suspended, pair.add(pair.slot(suspendedThrough), 1));
    },
    run: (pair, day) => {
      enact(pair, instrument, 'resume', day);
    },
  };
}

function endOfResidue(instrument: Instrument): LaneProspect {
  return {
    name: `end of the residue of ${instrument.name}`,
    due: (pair) =>
      dayWhere(pair, isAny(pair, instrument, statusOf(pair, instrument), ['residual']), instrument.residualThrough + 1),
    run: (pair, day) => {
      enact(pair, instrument, 'terminate', day);
    },
  };
}

function beginning(instrument: Instrument): LaneProspect {
  return {
    name: `beginning of ${instrument.name}`,
    on: instrument.beginning,
    due: (pair) =>
      dayWhere(pair, isAny(pair, instrument, statusOf(pair, instrument), ['not yet']), instrument.beginning),
    run: (pair, day) => {
      enact(pair, instrument, 'begin', day);
      // A record can have set its end before it began.
      pair.where(pair.lt(pair.slot(instrument.slots.expiry), day), () => expire(pair, instrument, day));
    },
  };
}
