import type { FunctionRef } from '../wasm/module.ts';
import { lowerEvents } from './events.ts';
import { lowerFacts } from './facts.ts';
import { PAIR_BYTES, SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { lowerLawCourse } from './law-course.ts';
import { type PathPair, scoresAddress, staleSlot } from './path-pair.ts';
import { lowerQuantities } from './quantities.ts';
import { lowerQuestions } from './questions.ts';
import { lowerObservationsAndReadings } from './readings.ts';
import { lowerSets } from './sets.ts';
import { lowerTurn, TURN } from './turns.ts';

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
  const stale = staleSlot(plan);
  const evidence = preparation.evidence.close();
  const { initial, remembered, rings } = preparation.layout.plan.close();
  const { quantities: slots } = preparation.layout;

  // All that reads them has been lowered by now.
  const asked = remembered.filter(({ opening: copy }) => plan.read.has(copy));
  const opening = turnIf(asked.length > 0, plan, 'opening', (pair) => {
    pair.code.when(pair.any(pair.ne(pair.slot(stale), 0)), () => {
      for (const { now, opening: copy } of asked) pair.setSlot(copy, pair.slot(now));
      pair.setSlot(stale, 0);
    });
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
  const { compilation, preparation } = plan;
  const address = compilation.memory.reserve(initial.byteLength);
  compilation.memory.fill(address, () => initial);
  const { settings, layout } = preparation;
  const held = [...(settings.held ?? [])].map((param) => layout.quantities.get(param)!).sort((a, b) => a - b);
  const ranges = [-1, ...held].map((before, i) => [before + 1, held[i] ?? initial.length] as const);
  return compilation.define(
    TURN,
    ({ code }, group, end) => {
      for (const [from, to] of ranges.filter(([begin, after]) => begin < after)) {
        const row = code.variable(code.op('i32.add', group!, code.literal(from * SLOT_BYTES)));
        const value = code.variable(code.literal(address + 8 * from));
        code.repeat(() => {
          const first = code.load('v128.load64_splat', value);
          const place = code.variable(code.literal(0));
          code.repeat(() => {
            code.store('v128.store', code.op('i32.add', row, place), first);
            code.assign(place, code.op('i32.add', place, code.literal(PAIR_BYTES)));
            return code.op('i32.lt_u', place, end!);
          });
          code.assign(row, code.op('i32.add', row, code.literal(SLOT_BYTES)));
          code.assign(value, code.op('i32.add', value, code.literal(8)));
          return code.op('i32.lt_u', value, code.literal(address + 8 * to));
        });
      }
      return [];
    },
    'initial',
  );
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
