import type { FunctionWriter, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { PathPair } from './path-pair.ts';
import { loopOverPairs } from './staged-loop.ts';

/** Does something to all paths of a group in one step: parameters are the group, the end of its pairs, and the step's row. */
export const TURN = { params: ['i32', 'i32', 'i32'], results: [] } as const;

/** Does something to two paths on a day: their slots, their place in the group, the step's row, the day, which lanes. */
export const ACT = { params: ['i32', 'i32', 'i32', 'v128', 'v128'], results: [] } as const;

/** A function that does something to every pair of paths of a group. @param name what a profile calls it */
export function lowerTurn(plan: KernelPlan, name: string, body: (pair: PathPair) => void): FunctionRef {
  const write: FunctionWriter = ({ code }, group, end, row) => {
    loopOverPairs(plan, code, group!, end!, (at, place) => body(new PathPair(plan, code, { at, place, row: row! })));
    return [];
  };
  return plan.compilation.define(TURN, write, name);
}

/** Something that is done to every pair of paths of a group. */
export interface TurnPart {
  /** The same for the same body, and no other. */
  readonly name: string;
  /** What has to be done for all pairs just before. */
  readonly before: readonly FunctionRef[];
  readonly body: (pair: PathPair) => void;
}

/** Parts of one turn: more gain nothing, and a long function takes long to compile. */
const MOST_PARTS = 16;

/** Does parts one after the other in few turns, so that what one has worked out for a pair is still near for the next. */
export function lowerTogether(plan: KernelPlan, parts: readonly TurnPart[]): readonly FunctionRef[] {
  const turns: TurnPart[][] = [];
  for (const part of parts) {
    const open = turns.at(-1);
    if (!open || part.before.length > 0 || open.length === MOST_PARTS) turns.push([part]);
    else open.push(part);
  }
  return turns.flatMap((together) => {
    const name = together.map((part) => part.name).join(', ');
    const turn = plan.once(`turn of ${name}`, () =>
      lowerTurn(plan, name, ({ code, standing }) => {
        for (const { body } of together) body(new PathPair(plan, code, standing));
      }),
    );
    return [...together[0]!.before, turn];
  });
}

/** A function that does something to one pair of paths on a day. */
export function lowerAct(plan: KernelPlan, name: string, body: (pair: PathPair, day: Value) => void): FunctionRef {
  const ref = plan.compilation.module.declare(ACT, name);
  completeAct(plan, ref, body);
  return ref;
}

/** Gives such a function, declared before, its body. */
export function completeAct(plan: KernelPlan, ref: FunctionRef, body: (pair: PathPair, day: Value) => void): void {
  plan.compilation.complete(ref, ({ code }, at, place, row, day, active) => {
    const pair = new PathPair(plan, code, { at: at!, place: place!, row: row! }, active!);
    pair.day = day!;
    body(pair, day!);
    return [];
  });
}

/** What is done in the active lanes by one such function, wherever it is done. */
export function sharedAct(plan: KernelPlan, name: string, body: (pair: PathPair, day: Value) => void) {
  let act: FunctionRef | undefined;
  return (pair: PathPair, day: Value): void => {
    act ??= lowerAct(plan, name, body);
    callAct(pair, act, day);
  };
}

function callAct(pair: PathPair, act: FunctionRef, day: Operand): void {
  const { at, place, row } = pair.standing;
  pair.code.call(act, at, place, row, pair.of(day), pair.active ?? pair.always);
}
