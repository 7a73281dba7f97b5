import { siteOf } from '../../site.ts';
import { uniformsOfPaths } from '../draws/draws.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { forEachListed, forSeveralListed, listPairs } from './pair-list.ts';
import { PathPair, uniformCounter } from './path-pair.ts';
import { TURN } from './turns.ts';

/** What a site wants of chance on a pair of paths. */
export interface Drawing {
  readonly site: string;
  /** The lanes in which a number is wanted. */
  readonly wanted: (pair: PathPair) => Value;
  /** What is done with it, in those lanes. */
  readonly use: (pair: PathPair, u: Value) => void;
}

/**
 * A turn in which some paths draw one uniform number each: it lists the pairs that want one, has the numbers drawn for
 * all of them, and goes through the list again.
 */
export function lowerDrawingTurn(plan: KernelPlan, name: string, { site, wanted, use }: Drawing): FunctionRef {
  const { masks, numbers, draw } = plan.once('uniforms', () => drawingOf(plan));
  const key = plan.keys.addressOf(siteOf(site));
  return plan.compilation.define(
    TURN,
    (lanes, group, end, row) => {
      const { code } = lanes;
      const pairAt = (place: Value) =>
        new PathPair(plan, code, { at: code.op('i32.add', group!, place), place, row: row! });
      const listed = listPairs(plan, lanes, end!, (place) => {
        const mask = wanted(pairAt(place));
        code.store('v128.store', place, mask, masks);
        return lanes.any(mask);
      });
      code.when(listed, () => {
        code.call(draw, listed, row!, code.literal(key));
        forEachListed(plan, lanes, listed, (place) => {
          const pair = pairAt(place);
          pair.active = pair.scratch(masks);
          use(pair, pair.scratch(numbers));
        });
      });
      return [];
    },
    name,
  );
}

/** What all such turns share: by place in the group the lanes that want numbers and the numbers, and how they are drawn. */
function drawingOf(plan: KernelPlan) {
  const [masks, numbers] = [plan.scratch(), plan.scratch()];
  const draw = plan.compilation.define(
    { params: ['i32', 'i32', 'i32'], results: [] },
    (lanes, listed, row, key) => {
      const { code } = lanes;
      const counter = uniformCounter(plan, lanes, row!);
      forSeveralListed(plan, lanes, listed!, (places) => {
        const paths = places.map((place) => code.load('v128.load', place, plan.addresses.paths));
        uniformsOfPaths(lanes, paths, counter, key!).forEach((u, i) => {
          code.store('v128.store', places[i]!, u, numbers);
        });
      });
      return [];
    },
    'uniforms',
  );
  return { masks, numbers, draw };
}
