import type { Code, Instruction, Value } from '../wasm/code.ts';
import { stagesOf } from '../wasm/stages.ts';
import { Carriage } from './carriage.ts';
import { PAIR_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';

/**
 * A loop over the pairs of a group. Where its body calls functions that can be called for rows of lanes, it becomes several
 * loops, and the calls are made between them for all pairs: so no pair waits for its own.
 * @param body writes what is done with a pair, whose part of slot 0 has the first address, and which lies the second number
 *   of bytes from the beginning of the group
 */
export function loopOverPairs(
  plan: KernelPlan,
  code: Code,
  group: Value,
  end: Value,
  body: (at: Value, place: Value) => void,
): void {
  const turn = code.variable(code.literal(0));
  const begin = code.apart(() => [code.op('i32.add', group, turn), code.read(turn)] as const);
  const [at, place] = begin.result;
  const whole = code.apart(() => body(at, place)).instructions;
  const loop = (instructions: () => void) =>
    code.repeat(() => {
      code.instructions.push(...begin.instructions);
      instructions();
      code.assign(turn, code.op('i32.add', turn, code.literal(PAIR_BYTES)));
      return code.op('i32.lt_u', turn, end);
    });
  const carriage = carriageOf(plan, whole, code.values);
  if (!carriage) {
    loop(() => code.instructions.push(...whole));
    return;
  }
  carriage.stages.forEach(({ calls }, stage) => {
    if (stage > 0) code.assign(turn, code.literal(0));
    loop(() => carriage.write(code, stage, place));
    for (const { applies, inputs, results } of calls) {
      const rows = [...inputs, ...results].map((value) => code.literal(carriage.rowOf(value)));
      code.call(plan.compilation.overRows(applies!), end, ...rows);
    }
  });
}

/** Undefined where the body is not cut: nothing is called for rows, or something would have to be carried that no row holds. */
function carriageOf(plan: KernelPlan, body: readonly Instruction[], values: number): Carriage | undefined {
  const stages = stagesOf(body, values, (applied) => plan.compilation.hasRows(applied));
  if (stages.length < 2) return undefined;
  const carriage = new Carriage(stages, (nth) => plan.once(`row ${nth}`, () => plan.scratch()));
  return carriage.isPossible ? carriage : undefined;
}
