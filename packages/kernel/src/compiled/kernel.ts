import { type Case, fromDayNumber } from '@proviso/model';
import type { Executor, Prepare, RunSettings } from '../executor.ts';
import { publicLayout } from '../interpreter/layout.ts';
import type { Fault, KernelImage } from './kernel-image.ts';
import { bringToLife } from './kernel-particles.ts';
import { lowerEnter } from './lower/enter.ts';
import { KernelPlan } from './lower/kernel-plan.ts';
import { mostEvidence, scoresAddress } from './lower/path-pair.ts';
import { lowerResampling } from './lower/resampling.ts';
import { lowerStatusWeights } from './lower/status-weights.ts';
import { stepPrograms } from './lower/step-program.ts';
import { TURN } from './lower/turns.ts';
import { lowerWeighing } from './lower/weighing.ts';
import type { FunctionRef } from './wasm/module.ts';

/**
 * The compiled kernel: the model's step as WebAssembly, two paths at a time. The same paths come to the same bits as in
 * the interpreter.
 * @throws RunFailure where the model asks for what cannot be run (PV0905, PV0906, PV0910 to PV0913)
 */
export const prepareCompiled: Prepare = (model, settings): Executor => {
  const { plan, image, evidence, questions } = compile(model, settings);
  const { steps, layout } = plan.preparation;
  const failureOf = ({ mistake, day, numbers }: Fault) => plan.failures[mistake - 1]!(fromDayNumber(day), numbers);
  let makeRoom: ReturnType<typeof bringToLife> | undefined;
  return {
    steps,
    layout: publicLayout(layout, image.slots, questions),
    evidence,
    worlds: plan.interventions.worlds,
    compiled: { image, failureOf },
    particles: (count) => {
      makeRoom ??= bringToLife(image, (fault) => {
        throw failureOf(fault);
      });
      return makeRoom(count);
    },
  };
};

/** Lowers a model and writes its module. */
function compile(model: Case, settings: RunSettings) {
  const plan = new KernelPlan(model, settings);
  const { compilation } = plan;
  const { module, memory } = compilation;
  const { programs, evidence, questions, slots } = stepPrograms(plan);
  const room = mostEvidence(model);
  if (evidence.some((items) => items.length > room)) throw new Error(`a step has more than ${room} items of evidence`);
  programs.forEach((program, step) => {
    module.export(`step ${step}`, lowerProgram(plan, program));
  });
  module.export('enter', lowerEnter(plan));
  const { weigh, weighByItem, scales } = lowerWeighing(plan, room);
  module.export('weigh', weigh);
  module.export('weigh item by item', weighByItem);
  const statuses = lowerStatusWeights(plan);
  module.export('statuses', statuses.addUp);
  module.export('resample', lowerResampling(plan, slots));
  plan.steps.close(memory);
  plan.journal.close(memory);
  const flags = plan.flagsByWorld();
  const image: KernelImage = {
    module: new WebAssembly.Module(module.bytes()),
    memory: memory.contents(),
    slots,
    rows: programs.map((_, step) => plan.steps.rowOf(step)),
    items: evidence.map((items) => items.length),
    flags,
    addresses: {
      ...plan.addresses,
      ...{ scores: scoresAddress(plan), scales, statusSums: statuses.sums, overflow: plan.journal.overflow },
    },
    numbersTold: plan.numbersTold,
  };
  return { plan, image, evidence, questions };
}

/** A step: its functions one after the other. */
function lowerProgram({ compilation }: KernelPlan, program: readonly FunctionRef[]): FunctionRef {
  return compilation.define(TURN, (lanes, group, end, row) => {
    for (const turn of program) lanes.code.call(turn, group!, end!, row!);
    return [];
  });
}
