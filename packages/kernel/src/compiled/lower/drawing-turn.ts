import { siteOf } from '../../site.ts';
import { uniformsOfPaths } from '../draws/draws.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { forEachListed, forSeveralListed, keepListed, listPairs } from './pair-list.ts';
import { PathPair, uniformCounter } from './path-pair.ts';
import { TURN } from './turns.ts';

/** What a site wants of chance on a pair of paths. */
export interface Drawing {
  readonly site: string;
  /** A bound: only a number below it does anything. 0 in the lanes in which none is wanted. */
  readonly bound: (pair: PathPair) => Value;
  /** What is done with a number, in the lanes in which it lies below the bound. */
  readonly use: (pair: PathPair, u: Value) => void;
}

/**
 * A turn in which some paths draw one uniform number each: it lists the pairs that want one, has the numbers drawn for
 * all of them, and uses those, mostly few, that lie below their bounds.
 */
export function lowerDrawingTurn(plan: KernelPlan, name: string, { site, bound, use }: Drawing): FunctionRef {
  const { bounds, numbers, draw } = plan.once('uniforms', () => drawingOf(plan));
  const key = plan.keys.addressOf(siteOf(site));
  return plan.compilation.define(
    TURN,
    (lanes, group, end, row) => {
      const { code } = lanes;
      const pairAt = (place: Value) =>
        new PathPair(plan, code, { at: code.op('i32.add', group!, place), place, row: row! });
      const listed = listPairs(plan, lanes, end!, (place) => {
        const most = bound(pairAt(place));
        code.store('v128.store', place, most, bounds);
        return lanes.any(lanes.gt(most, 0));
      });
      code.when(listed, () => {
        const [left] = code.call(draw, listed, row!, code.literal(key));
        code.when(left!, () =>
          forEachListed(plan, lanes, left!, (place) => {
            const pair = pairAt(place);
            const u = pair.scratch(numbers);
            pair.active = pair.lt(u, pair.scratch(bounds));
            use(pair, u);
          }),
        );
      });
      return [];
    },
    name,
  );
}

/**
 * What all such turns share: by place in the group the bounds and the numbers, and how they are drawn. Only pairs with a
 * number below its bound stay in the list, whose new end is given.
 */
function drawingOf(plan: KernelPlan) {
  const [bounds, numbers] = [plan.scratch(), plan.scratch()];
  const draw = plan.compilation.define(
    { params: ['i32', 'i32', 'i32'], results: ['i32'] },
    (lanes, listed, row, key) => {
      const { code } = lanes;
      const counter = uniformCounter(plan, lanes, row!);
      const left = code.variable(code.literal(0));
      forSeveralListed(plan, lanes, listed!, (places) => {
        const paths = places.map((place) => code.load('v128.load', place, plan.addresses.paths));
        uniformsOfPaths(lanes, paths, counter, key!).forEach((u, i) => {
          const place = places[i]!;
          code.store('v128.store', place, u, numbers);
          keepListed(plan, lanes, left, place, lanes.any(lanes.lt(u, code.load('v128.load', place, bounds))));
        });
      });
      return [code.read(left)];
    },
    'uniforms',
  );
  return { bounds, numbers, draw };
}
