import type { Executor, Prepare } from '../executor.ts';
import { begin } from './begin.ts';
import { prepareEvents } from './events.ts';
import { prepareFacts } from './facts.ts';
import { interventionsOf } from './interventions.ts';
import { prepareLawCourse } from './law-course.ts';
import { publicLayout } from './layout.ts';
import { particlesOf } from './particles.ts';
import { Path } from './path.ts';
import { prepareQuantities } from './quantities.ts';
import { prepareQuestions } from './questions.ts';
import { prepareObservationsAndReadings } from './readings.ts';
import { prepareSets } from './set-quantities.ts';
import { statusSlots } from './status-weights.ts';

/**
 * The plain interpreter: one path at a time, one thing after the other, in the order that LANGUAGE.md gives for a step.
 * Names become slots when the model is prepared; to run a step is to walk over what was prepared.
 * @throws RunFailure where the model asks for what cannot be run (PV0905, PV0906, PV0910 to PV0913)
 */
export const prepareInterpreter: Prepare = (model, settings): Executor => {
  const preparation = begin(model, settings);
  const interventions = interventionsOf(preparation);
  const sets = prepareSets(preparation, interventions);
  const quantities = prepareQuantities(preparation, sets);
  const events = prepareEvents(preparation, interventions);
  const facts = prepareFacts(preparation, interventions);
  const law = prepareLawCourse(preparation, interventions);
  const scoring = prepareObservationsAndReadings(preparation);
  const questions = prepareQuestions(preparation);
  const evidence = preparation.evidence.close();
  const { initial, remembered, rings } = preparation.layout.plan.close();
  const { steps, layout } = preparation;
  const held = [...(settings.held ?? [])].map((param) => layout.quantities.get(param)!);

  const openStep = (path: Path) => {
    const first = path.step.index === 0;
    if (first) {
      path.restart(initial, held);
      events.history(path);
      facts.history(path);
    }
    path.readStep = path.step.index - 1;
    if (!first) sets.params(path);
    law.open(path);
    path.day = path.step.first;
    if (!first) quantities.next(path);
    for (const { now, opening } of remembered) path.slots[opening] = path.slots[now]!;
    path.readStep = path.step.index;
    path.day = path.step.first;
    if (first) quantities.begin(path);
    else quantities.lets(path);
  };

  const closeStep = (path: Path) => {
    const { index, first } = path.step;
    path.day = first;
    for (const turn of scoring[index]!) turn(path);
    for (const { quantity, start, length } of rings) {
      path.slots[start + (index % length)] = path.slots[layout.quantities.get(quantity)!]!;
    }
    for (const note of preparation.notes[index]!) note(path);
    for (const turn of questions.turns[index]!) turn(path);
  };

  const path = new Path(initial.length);
  const items = evidence.map((inStep) => inStep.length);
  const statuses = statusSlots(model, layout);
  const run = (step: number) => {
    path.begin(steps[step]!, items[step]!);
    openStep(path);
    events.turns[step]!(path);
    facts.turns[step]!(path);
    law.run(path);
    closeStep(path);
  };
  return {
    steps,
    layout: publicLayout(layout, initial.length, questions.slots),
    evidence,
    worlds: interventions.worlds,
    particles: (count) => particlesOf({ path, items, statuses, interventions, run }, count),
  };
};
