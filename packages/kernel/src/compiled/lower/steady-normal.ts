import type { Family, Law } from '@proviso/model';
import { siteOf } from '../../site.ts';
import { normalsOfPaths, type Place } from '../draws/draws.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { forSeveralListed, listPairs } from './pair-list.ts';
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
 * that were put by in the step before. They belong to the path that put them by, so a particle that has been copied over
 * another draws its own anew.
 * @param drawnIn whether the site is drawn in a step
 */
export function lowerNormals(plan: KernelPlan, site: string, drawnIn: (step: number) => boolean): FunctionRef {
  const { draw } = normalsOf(plan);
  const key = plan.keys.addressOf(siteOf(site));
  const { steps, layout } = plan.preparation;
  const putsBy = steps.some(({ index }) => (index & 1) === 1 && drawnIn(index - 1) && drawnIn(index));
  const own = () => layout.plan.own(Number.NaN);
  const kept = putsBy ? own() : plan.once('normals that nobody asks for', own);
  return plan.compilation.define(
    TURN,
    (lanes, group, end, row) => {
      const { code } = lanes;
      const putBy = plan.steps.double(lanes, row!, (step) => ((step & 1) === 1 && drawnIn(step - 1) ? 1 : 0));
      const at = code.op('i32.add', group!, code.literal(kept * SLOT_BYTES));
      const owner = code.op('i32.add', group!, code.literal(ownerOf(plan) * SLOT_BYTES));
      code.call(draw, at, owner, end!, row!, code.literal(key), lanes.ne(putBy, 0));
      return [];
    },
    `normals of ${site}`,
  );
}

/** What all sites share: the normals by place in the group, and how they are drawn. */
function normalsOf(plan: KernelPlan) {
  return plan.once('normals', () => {
    const numbers = plan.scratch();
    return { numbers, draw: lowerDraw(plan, numbers) };
  });
}

function lowerDraw(plan: KernelPlan, numbers: number): FunctionRef {
  return plan.compilation.define(
    { params: ['i32', 'i32', 'i32', 'i32', 'i32', 'v128'], results: [] },
    (lanes, kept, owner, end, row, key, putBy) => {
      const { code } = lanes;
      const pathsAt = (place: Parameters<typeof code.load>[1]) => code.load('v128.load', place, plan.addresses.paths);
      const listed = listPairs(plan, lanes, end!, (place) => {
        const known = code.load('v128.load', code.op('i32.add', kept!, place));
        const by = code.load('v128.load', code.op('i32.add', owner!, place));
        const own = code.op('i64x2.eq', by, pathsAt(place));
        const usable = code.op('i64x2.bitmask', lanes.all([putBy!, own, lanes.eq(known, known)]));
        code.store('v128.store', place, known, numbers);
        return code.op('i32.eqz', code.op('i32.eq', usable, code.literal(3)));
      });
      const isOdd = lanes.ne(
        plan.steps.double(lanes, row!, (step) => step & 1),
        0,
      );
      const counter = normalCounter(plan, lanes, row!);
      code.when(listed, () =>
        forSeveralListed(plan, lanes, listed, (places) => {
          normalsOfPaths(lanes, places.map(pathsAt), counter, key!).forEach(([even, odd], i) => {
            code.store('v128.store', places[i]!, lanes.select(isOdd, odd, even), numbers);
            code.store('v128.store', code.op('i32.add', kept!, places[i]!), odd);
          });
        }),
      );
      return [];
    },
    'normals',
  );
}

/** The slot that holds the number of the path that ran the step before, as a 64-bit word. */
export function ownerOf(plan: KernelPlan): number {
  return plan.once('owner', () => plan.preparation.layout.plan.own(Number.NaN));
}
