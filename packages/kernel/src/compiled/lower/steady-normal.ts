import type { Family } from '@proviso/model';
import { normalPair, type Place } from '../draws/draws.ts';
import type { Value } from '../wasm/code.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';

/** The families that take the standard normal of their place. */
const OF_ONE_NORMAL: ReadonlySet<Family> = new Set([
  'normal',
  'lognormal',
  'normal interval',
  'lognormal interval',
  'logit-normal interval',
]);

/**
 * The place of something that is drawn in every step, with its standard normal: in an odd step the one that was put by
 * in the step before. It belongs to the path that put it by, so a particle that has been copied over another draws its
 * own anew.
 */
export function steadyPlace(pair: PathPair, site: string, family: Family): Place {
  const place = pair.place(site);
  if (!OF_ONE_NORMAL.has(family)) return place;
  const { plan, code } = pair;
  const kept = plan.once(`odd normal of ${site}`, () => plan.preparation.layout.plan.own(Number.NaN));
  const odd = pair.ne(
    pair.byStep((step) => step & 1),
    0,
  );
  const own = code.op('i64x2.eq', pair.slot(ownerOf(plan)), place.path);
  const usable = pair.all([odd, own, pair.eq(pair.slot(kept), pair.slot(kept))]);
  const known: Value = code.variable(pair.slot(kept));
  const bothUsable = code.op('i32.eq', code.op('i64x2.bitmask', usable), code.literal(3));
  code.when(code.op('i32.eqz', bothUsable), () => {
    const [even, after] = normalPair(pair, place);
    code.assign(known, pair.select(odd, after, even));
    pair.setSlot(kept, after);
  });
  return { ...place, known: code.read(known) };
}

/** The slot that holds the number of the path that ran the step before, as a 64-bit word. */
export function ownerOf(plan: KernelPlan): number {
  return plan.once('owner', () => plan.preparation.layout.plan.own(Number.NaN));
}
