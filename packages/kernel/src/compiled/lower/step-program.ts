import type { FunctionRef } from '../wasm/module.ts';
import { lowerEvents } from './events.ts';
import { lowerFacts } from './facts.ts';
import { SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { lowerLawCourse } from './law-course.ts';
import { type PathPair, scoresAddress } from './path-pair.ts';
import { lowerQuantities } from './quantities.ts';
import { lowerQuestions } from './questions.ts';
import { lowerObservationsAndReadings } from './readings.ts';
import { lowerSets } from './sets.ts';
import { lowerTurn } from './turns.ts';

/**
 * Lowers the model and puts its parts into the order of a step: [steps] the functions that run one after the other,
 * each over all paths of a group. What one path does never depends on another, so this is the order on every path.
 */
export function stepPrograms(plan: KernelPlan) {
  const { preparation } = plan;
  const sets = lowerSets(plan);
  const quantities = lowerQuantities(plan, sets);
  const events = lowerEvents(plan);
  const facts = lowerFacts(plan);
  const law = lowerLawCourse(plan);
  const scoring = lowerObservationsAndReadings(plan);
  const questions = lowerQuestions(plan);
  events.complete();
  const evidence = preparation.evidence.close();
  const { initial, remembered, rings } = preparation.layout.plan.close();
  const { quantities: slots } = preparation.layout;

  // All that reads them has been lowered by now.
  const asked = remembered.filter(({ opening: copy }) => plan.read.has(copy));
  const opening = turnIf(asked.length > 0, plan, 'opening', (pair) => {
    for (const { now, opening: copy } of asked) pair.setSlot(copy, pair.slot(now));
  });
  const past = turnIf(rings.length > 0, plan, 'past', (pair) => {
    for (const { quantity, start, length } of rings) {
      pair.setSlotByStep((step) => start + (step % length), pair.slot(slots.get(quantity)!));
    }
  });
  const begin = [lowerInitial(plan, initial), ...events.history, ...facts.history];
  const programs = preparation.steps.map(({ index }): readonly FunctionRef[] => [
    ...lowerUnscored(plan, evidence[index]!.length),
    ...(index === 0 ? begin : sets.params),
    ...law.open[index]!,
    ...(index === 0 ? [] : quantities.next[index]!),
    ...opening,
    ...(index === 0 ? quantities.begin : quantities.lets[index]!),
    ...events.turns[index]!,
    ...facts.turns[index]!,
    ...law.run[index]!,
    ...scoring[index]!,
    ...past,
    ...plan.notes[index]!,
    ...questions.turns[index]!,
  ]);
  return { programs, evidence, questions: questions.slots, slots: initial.length };
}

/** Gives every slot the value with which a path begins, but for those of held params. */
function lowerInitial(plan: KernelPlan, initial: Float64Array): FunctionRef {
  const address = plan.compilation.memory.reserve(initial.byteLength);
  plan.compilation.memory.fill(address, () => initial);
  const { settings, layout } = plan.preparation;
  const held = [...(settings.held ?? [])].map((param) => layout.quantities.get(param)!);
  return lowerTurn(plan, 'initial', (pair) => {
    const { code, standing } = pair;
    const kept = held.map((slot) => code.read(pair.slot(slot)));
    const at = code.variable(standing.at);
    const value = code.variable(code.literal(address));
    code.repeat(() => {
      code.store('v128.store', at, code.load('v128.load64_splat', value));
      code.assign(at, code.op('i32.add', at, code.literal(SLOT_BYTES)));
      code.assign(value, code.op('i32.add', value, code.literal(8)));
      return code.op('i32.lt_u', value, code.literal(address + initial.byteLength));
    });
    held.forEach((slot, i) => {
      pair.setSlot(slot, kept[i]!);
    });
  });
}

/** A turn, or none where it has nothing to do. */
function turnIf(
  isNeeded: boolean,
  plan: KernelPlan,
  name: string,
  body: (pair: PathPair) => void,
): readonly FunctionRef[] {
  return isNeeded ? [lowerTurn(plan, name, body)] : [];
}

/** Begins a step of a pair: nothing has scored or changed yet. */
function lowerUnscored(plan: KernelPlan, items: number): readonly FunctionRef[] {
  const { journal } = plan;
  return plan.once(`unscored ${items}`, () =>
    turnIf(journal.isUsed || items > 0, plan, 'unscored', (pair) => {
      const { code, standing } = pair;
      if (journal.isUsed) journal.clear(pair, standing.place);
      for (let item = 0; item < items; item += 1) {
        code.store('v128.store', standing.place, pair.of(0), scoresAddress(plan) + item * SLOT_BYTES);
      }
    }),
  );
}
