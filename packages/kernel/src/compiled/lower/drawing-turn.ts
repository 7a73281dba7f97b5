import { siteOf } from '../../site.ts';
import { uniformsOfPaths } from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { GROUP } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { PathPair, uniformCounter } from './path-pair.ts';
import { TURN } from './turns.ts';

/** Pairs whose numbers are drawn together: alone, the rounds of the generator would wait for one another. */
const TOGETHER = 4;

/** The place after all pairs of a group, where there is room for one more that nobody reads. */
const NOBODY = 8 * GROUP;

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
  const { list, masks, numbers, draw } = plan.once('numbers for some pairs', () => drawingFor(plan));
  const key = plan.keys.addressOf(siteOf(site));
  return plan.compilation.define(
    TURN,
    ({ code }, group, end, row) => {
      const pairAt = (place: Value) =>
        new PathPair(plan, code, { at: code.op('i32.add', group!, place), place, row: row! });
      const listed = code.variable(code.literal(0));
      const place = code.variable(code.literal(0));
      code.repeat(() => {
        const pair = pairAt(code.read(place));
        const mask = wanted(pair);
        code.store('v128.store', place, mask, masks);
        code.store('i32.store', listed, place, list);
        code.assign(listed, code.op('i32.add', listed, code.op('i32.shl', pair.any(mask), code.literal(2))));
        code.assign(place, code.op('i32.add', place, code.literal(16)));
        return code.op('i32.lt_u', place, end!);
      });
      code.when(listed, () => {
        code.call(draw, listed, row!, code.literal(key));
        const entry = code.variable(code.literal(0));
        code.repeat(() => {
          const pair = pairAt(code.load('i32.load', entry, list));
          pair.active = pair.scratch(masks);
          use(pair, pair.scratch(numbers));
          code.assign(entry, code.op('i32.add', entry, code.literal(4)));
          return code.op('i32.lt_u', entry, listed);
        });
      });
      return [];
    },
    name,
  );
}

/** What all such turns share: the list, and by place in the group the lanes and their numbers. */
function drawingFor(plan: KernelPlan) {
  const list = plan.compilation.memory.reserve(4 * (GROUP / 2 + TOGETHER));
  const [masks, numbers] = [plan.scratch(), plan.scratch()];
  const draw = plan.compilation.define(
    { params: ['i32', 'i32', 'i32'], results: [] },
    (lanes, listed, row, key) => {
      lowerDrawing(lanes, plan, { list, numbers }, [listed!, row!, key!]);
      return [];
    },
    'numbers for some pairs',
  );
  return { list, masks, numbers, draw };
}

function lowerDrawing(
  lanes: Lanes,
  plan: KernelPlan,
  { list, numbers }: { readonly list: number; readonly numbers: number },
  [listed, row, key]: readonly [Value, Value, Value],
): void {
  const { code } = lanes;
  const each = Array.from({ length: TOGETHER }, (_, i) => 4 * i);
  for (const offset of each) code.store('i32.store', listed, code.literal(NOBODY), list + offset);
  const counter = uniformCounter(plan, lanes, row);
  const entry = code.variable(code.literal(0));
  code.repeat(() => {
    const places = each.map((offset) => code.load('i32.load', entry, list + offset));
    const paths = places.map((place) => code.load('v128.load', place, plan.addresses.paths));
    uniformsOfPaths(lanes, paths, counter, key).forEach((u, i) => {
      code.store('v128.store', places[i]!, u, numbers);
    });
    code.assign(entry, code.op('i32.add', entry, code.literal(4 * TOGETHER)));
    return code.op('i32.lt_u', entry, listed);
  });
}
