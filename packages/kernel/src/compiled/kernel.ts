import { type Case, fromDayNumber } from '@proviso/model';
import type { Executor, PathBlock, Prepare, RunSettings } from '../executor.ts';
import { publicLayout } from '../interpreter/layout.ts';
import { lowerBorders } from './lower/borders.ts';
import { GROUP, SLOT_BYTES } from './lower/group.ts';
import { KernelPlan, NUMBERS_TOLD } from './lower/kernel-plan.ts';
import { mostEvidence, scoresAddress } from './lower/path-pair.ts';
import { stepPrograms } from './lower/step-program.ts';
import { TURN } from './lower/turns.ts';
import type { FunctionRef } from './wasm/module.ts';

const PAGE = 65_536;

/**
 * The compiled kernel: the model's step as WebAssembly, two paths at a time. For the same block it writes the same bits
 * as the interpreter.
 * @throws RunFailure where the model asks for what cannot be run (PV0905, PV0906, PV0910 to PV0913)
 */
export const prepareCompiled: Prepare = (model, settings): Executor => {
  const { plan, evidence, questions, slots, memory, group, staging, functions } = compile(model, settings);
  const { steps, layout } = plan.preparation;
  const doubles = new Float64Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  const scores = scoresAddress(plan) / 8;
  return {
    steps,
    layout: publicLayout(layout, slots, questions),
    evidence,
    worlds: plan.interventions.worlds,
    touched: (world) => {
      plan.readFlags(memory);
      return plan.interventions.touched(world);
    },
    run: (block: PathBlock, step: number, world: number) => {
      words[plan.addresses.world / 4] = world;
      const row = plan.steps.rowOf(step);
      for (let begin = 0; begin < block.count; begin += GROUP) {
        const count = Math.min(GROUP, block.count - begin);
        const end = 16 * Math.ceil(count / 2);
        const [from, through] = [begin * slots, (begin + count) * slots];
        if (step > 0 || settings.held) {
          doubles.set(block.slots.subarray(from, through), staging / 8);
          functions['take in']!(end);
        }
        functions.enter!(end, block.first + begin * block.stride, block.stride, count);
        functions[`step ${step}`]!(group, end, row);
        throwFailure(plan, words, doubles, count);
        functions['give back']!(end);
        block.slots.set(doubles.subarray(staging / 8, staging / 8 + through - from), from);
        for (let item = 0; item < evidence[step]!.length; item += 1) {
          const row = scores + (item * SLOT_BYTES) / 8;
          block.scores.set(doubles.subarray(row, row + count), item * block.count + begin);
        }
      }
    },
  };
};

/** Lowers a model, writes the module and brings it to life. */
function compile(model: Case, settings: RunSettings) {
  const plan = new KernelPlan(model, settings);
  const { compilation } = plan;
  const { programs, evidence, questions, slots: used } = stepPrograms(plan);
  const room = mostEvidence(model);
  if (evidence.some((items) => items.length > room)) throw new Error(`a step has more than ${room} items of evidence`);
  // Borders are crossed two slots at a time.
  const slots = used + (used & 1);
  programs.forEach((program, step) => {
    compilation.module.export(`step ${step}`, lowerProgram(plan, program));
  });
  compilation.module.export('enter', lowerEnter(plan));
  plan.steps.close(compilation.memory);
  const group = compilation.memory.reserve(slots * SLOT_BYTES);
  const staging = compilation.memory.reserve(GROUP * slots * 8);
  const { takeIn, giveBack } = lowerBorders(compilation, slots, staging, group);
  compilation.module.export('take in', takeIn);
  compilation.module.export('give back', giveBack);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(compilation.memory.end / PAGE) });
  const module = new WebAssembly.Module(compilation.module.bytes());
  const instance = new WebAssembly.Instance(module, { kernel: { memory } });
  compilation.memory.write(memory);
  const functions = instance.exports as Record<string, (...args: number[]) => void>;
  return { plan, evidence, questions, slots, memory, group, staging, functions };
}

/** A step: its functions one after the other. */
function lowerProgram({ compilation }: KernelPlan, program: readonly FunctionRef[]): FunctionRef {
  return compilation.define(TURN, (lanes, group, end, row) => {
    for (const turn of program) lanes.code.call(turn, group!, end!, row!);
    return [];
  });
}

/** Takes up a group: the numbers of its paths, and which of them are paths of the block. */
function lowerEnter({ compilation, addresses }: KernelPlan): FunctionRef {
  const lanesOf = (values: readonly [number, number]) => {
    const address = compilation.memory.reserve(16);
    compilation.memory.fill(address, () => Float64Array.from(values));
    return address;
  };
  const positions = lanesOf([0, 1]);
  const second = compilation.memory.reserve(16);
  compilation.memory.fill(second, () => BigInt64Array.from([0n, -1n]));
  return compilation.define(
    { params: ['i32', 'f64', 'f64', 'f64'], results: [] },
    (lanes, end, first, stride, count) => {
      const { code } = lanes;
      const zero = code.literal(0);
      const whole = (value: typeof first) => code.op('i64x2.splat', code.op('i64.trunc_sat_f64_s', value!));
      const apart = whole(stride);
      const path = code.variable(lanes.addWhole(whole(first), lanes.and(apart, code.load('v128.load', zero, second))));
      const position = code.variable(code.load('v128.load', zero, positions));
      const place = code.variable(zero);
      code.repeat(() => {
        code.store('v128.store', place, path, addresses.paths);
        const real = lanes.lt(position, code.op('f64x2.splat', count!));
        code.store('v128.store', place, real, addresses.real);
        code.assign(path, lanes.addWhole(path, lanes.shiftLeft(apart, 1)));
        code.assign(position, lanes.add(position, 2));
        code.assign(place, code.op('i32.add', place, code.literal(16)));
        return code.op('i32.lt_u', place, end!);
      });
      return [];
    },
  );
}

/** Raises the mistake of the first path that met one, as the interpreter words it. */
function throwFailure(plan: KernelPlan, words: Int32Array, doubles: Float64Array, count: number): void {
  const { anyFailed, failed, failedDay, failedNumbers } = plan.addresses;
  if (words[plan.journal.overflow / 4] === 1) throw new Error('a path changes more often in a step than was foreseen');
  if (words[anyFailed / 4] === 0) return;
  words[anyFailed / 4] = 0;
  const path = doubles.subarray(failed / 8, failed / 8 + count).findIndex((number) => number !== 0);
  const date = fromDayNumber(doubles[failedDay / 8 + path]!);
  const numbers = Array.from({ length: NUMBERS_TOLD }, (_, i) => doubles[(failedNumbers + i * SLOT_BYTES) / 8 + path]!);
  throw plan.failures[doubles[failed / 8 + path]! - 1]!(date, numbers);
}
