import type { Slot } from '../../interpreter/slot-plan.ts';
import type { Value } from '../wasm/code.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import type { LaneProspect } from './prospects.ts';

// On most days nothing falls due. Every path keeps the first day on which something may, so that the queue of the law is
// gone through only from that day on.

/** The slot with the first day on which a rule of the law may ask for something, as things stand. */
function quietSlot(plan: KernelPlan): Slot {
  return plan.once('quiet', () => plan.preparation.layout.plan.own(-Infinity));
}

/** Where nothing falls due by rule through a day. */
export function isQuiet(pair: PathPair, through: Value): Value {
  return pair.gt(pair.slot(quietSlot(pair.plan)), through);
}

/** Has the queue gone through again, in the active lanes: something has changed, or is to be done. */
export function disturb(pair: PathPair): void {
  pair.setSlot(quietSlot(pair.plan), -Infinity);
}

/** Notes the first day on which one of the prospects may fall due, once all that was due is done. */
export function noteQuiet(pair: PathPair, prospects: readonly LaneProspect[]): void {
  const days = prospects.map((prospect) => (prospect.notBefore ?? prospect.due)(pair));
  pair.setSlot(
    quietSlot(pair.plan),
    days.reduce((a, b) => pair.min(a, b), pair.of(Infinity)),
  );
}
