import { type DatedAct, STATUSES, type Status, transition } from '@proviso/model';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { recordsOf } from '../../interpreter/preparation.ts';
import type { Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerWithin } from './ranges.ts';

const ALIVE: readonly Status[] = ['in force', 'suspended'];

export function statusOf(pair: PathPair, { slots }: Instrument): Value {
  return pair.slot(slots.status.now);
}

/** The lanes in which a status of an instrument is one of some. */
export function isAny(pair: PathPair, instrument: Instrument, status: Value, among: readonly Status[]): Value {
  const possible = among.filter((one) => canBe(pair.plan, instrument, one));
  return pair.some(possible.map((one) => pair.eq(status, STATUSES.indexOf(one))));
}

/** Whether an instrument can come to have a status: nothing is suspended unless somebody may suspend it. */
export function canBe({ preparation, interventions }: KernelPlan, instrument: Instrument, status: Status): boolean {
  const { name } = instrument;
  switch (status) {
    case 'suspended':
      return (
        clausesOfKind(instrument, 'suspended').length > 0 ||
        recordsOf(preparation, name, 'suspended').length > 0 ||
        interventions.ofKind('act').some(({ what }) => what.subject === name && what.act === 'suspend')
      );
    case 'residual':
      return clausesOfKind(instrument, 'residual').length > 0;
    default:
      return true;
  }
}

/** Where an instrument has force, or would have it but for a suspension. */
export function isAlive(pair: PathPair, instrument: Instrument): Value {
  return isAny(pair, instrument, statusOf(pair, instrument), ALIVE);
}

/** Where an instrument has had force and has it no more. */
export function isEnded(pair: PathPair, instrument: Instrument): Value {
  return pair.not(isAny(pair, instrument, statusOf(pair, instrument), ['not yet', ...ALIVE]));
}

/**
 * Does an act to an instrument on a day, in the active lanes. What is on record takes effect even where the status
 * gives no room for it; what a rule or chance brings about only where it does.
 * @returns the lanes in which it took effect
 */
export function enact(
  pair: PathPair,
  instrument: Instrument,
  act: DatedAct,
  day: Operand,
  onRecord: boolean = false,
): Value {
  const { slots } = instrument;
  const before = statusOf(pair, instrument);
  const residues = clausesOfKind(instrument, 'residual').map((clause) => lowerWithin(pair, clause.holds, day));
  const plain = nextStatus(pair, instrument, before, act, false);
  const after =
    residues.length === 0
      ? plain
      : pair.select(pair.some(residues), nextStatus(pair, instrument, before, act, true), plain);
  const room = STATUSES.filter((status) => transition(status, act).regular);
  const effective = pair.among(onRecord ? pair.always : isAny(pair, instrument, before, room));
  pair.where(effective, () => {
    pair.where(pair.ne(after, before), () => pair.change(slots.status.now, day, after));
    if (act === 'repeal') pair.remember(slots.repealDay.now, day);
    // A suspension takes the place of an earlier one, its end with it.
    const stays = act === 'suspend' ? pair.never : isAny(pair, instrument, after, ['suspended']);
    pair.only(pair.andNot(effective, stays), () => pair.setSlot(slots.suspendedThrough, Infinity));
    // What is brought back after its last day has no end.
    if (act !== 'begin') {
      const back = pair.and(isAny(pair, instrument, after, ALIVE), pair.lt(pair.slot(slots.expiry), day));
      pair.where(back, () => pair.setSlot(slots.expiry, Infinity));
    }
  });
  return effective;
}

/** The table of transitions for one act: a status that leads elsewhere than most is chosen by comparison. */
function nextStatus(pair: PathPair, instrument: Instrument, before: Value, act: DatedAct, residual: boolean): Value {
  const nextOf = (status: Status) => STATUSES.indexOf(transition(status, act, residual).status);
  const usual = nextOf('in force');
  return STATUSES.filter((status) => nextOf(status) !== usual && canBe(pair.plan, instrument, status)).reduce(
    (chosen, status) => pair.select(pair.eq(before, STATUSES.indexOf(status)), nextOf(status), chosen),
    pair.of(usual),
  );
}
