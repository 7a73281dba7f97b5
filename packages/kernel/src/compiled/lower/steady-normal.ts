import type { Family, Law } from '@proviso/model';
import type { Slot } from '../../interpreter/slot-plan.ts';
import { siteOf } from '../../site.ts';
import { normalsOfPaths, type Place } from '../draws/draws.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { forSeveralPairs } from './pair-list.ts';
import { normalCounter, type PathPair } from './path-pair.ts';
import { TURN } from './turns.ts';

/** The families that take the standard normal of their place. */
const OF_ONE_NORMAL: ReadonlySet<Family> = new Set([
  'normal',
  'lognormal',
  'normal interval',
  'lognormal interval',
  'logit-normal interval',
]);

/** Whether a law takes one standard normal on every path, so that a turn before can work them out. */
export function takesOneNormal(law: Law | undefined): boolean {
  return law?.kind === 'draw' && OF_ONE_NORMAL.has(law.distribution.family);
}

/** The place of something whose standard normals have been worked out just before. */
export function placeWithNormal(pair: PathPair, site: string): Place {
  return { ...pair.place(site), known: pair.scratch(normalsOf(pair.plan).numbers) };
}

/**
 * A turn that works out the standard normals of a site for all pairs, before they are used. In an odd step they are those
 * that were put by in the step before. They belong to the place in the group, as the number of its path does: a particle
 * that is copied leaves its own behind, and finds those of its new path.
 * @param drawnIn whether the site is drawn in a step
 */
export function lowerNormals(plan: KernelPlan, site: string, drawnIn: (step: number) => boolean): FunctionRef {
  const { draw } = normalsOf(plan);
  const key = plan.keys.addressOf(siteOf(site));
  const isPutBy = (step: number) => (step & 1) === 1 && drawnIn(step - 1);
  const putsBy = plan.preparation.steps.some(({ index }) => drawnIn(index) && isPutBy(index));
  const kept = putsBy ? slotOfPlaces(plan) : plan.once('normals that nobody asks for', () => slotOfPlaces(plan));
  return plan.compilation.define(
    TURN,
    (lanes, group, end, row) => {
      const { code } = lanes;
      const putBy = plan.steps.double(lanes, row!, (step) => (isPutBy(step) ? 1 : 0));
      const at = code.op('i32.add', group!, code.literal(kept * SLOT_BYTES));
      code.call(draw, at, end!, row!, code.literal(key), lanes.any(lanes.ne(putBy, 0)));
      return [];
    },
    `normals of ${site}`,
  );
}

function slotOfPlaces({ preparation, ofPlaces }: KernelPlan): Slot {
  const slot = preparation.layout.plan.own(Number.NaN);
  ofPlaces.add(slot);
  return slot;
}

/** What all sites share: the normals by place in the group, and how they are drawn. */
function normalsOf(plan: KernelPlan) {
  return plan.once('normals', () => {
    const numbers = plan.scratch();
    return { numbers, draw: lowerDraw(plan, numbers) };
  });
}

/** Parameters are where the site puts by, the end of the group's pairs, the step's row, the key, and whether it has put by. */
function lowerDraw(plan: KernelPlan, numbers: number): FunctionRef {
  return plan.compilation.define(
    { params: ['i32', 'i32', 'i32', 'i32', 'i32'], results: [] },
    (lanes, kept, end, row, key, putBy) => {
      const { code } = lanes;
      const keptAt = (place: Value) => code.op('i32.add', kept!, place);
      code.when(putBy!, () =>
        forSeveralPairs(lanes, end!, (places) => {
          for (const place of places) code.store('v128.store', place, code.load('v128.load', keptAt(place)), numbers);
        }),
      );
      code.when(code.op('i32.eqz', putBy!), () => {
        const isOdd = lanes.ne(
          plan.steps.double(lanes, row!, (step) => step & 1),
          0,
        );
        const counter = normalCounter(plan, lanes, row!);
        forSeveralPairs(lanes, end!, (places) => {
          const paths = places.map((place) => code.load('v128.load', place, plan.addresses.paths));
          normalsOfPaths(lanes, paths, counter, key!).forEach(([even, odd], i) => {
            code.store('v128.store', places[i]!, lanes.select(isOdd, odd, even), numbers);
            code.store('v128.store', keptAt(places[i]!), odd);
          });
        });
      });
      return [];
    },
    'normals',
  );
}
