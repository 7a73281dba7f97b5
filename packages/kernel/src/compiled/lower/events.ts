import { type Event, toDayNumber } from '@proviso/model';
import type { EventSlots } from '../../interpreter/layout.ts';
import { knownCourse, type Occasion } from '../../interpreter/occasions.ts';
import { recordsOf, stepOf } from '../../interpreter/preparation.ts';
import { exposuresOf } from '../../interpreter/turns.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { type LaneTrial, lowerHazard, lowerProbability } from './chances.ts';
import { contingentTurns, type LaneContingency } from './contingency.ts';
import { type CourseTurns, type DatedFunction, inOrderOfDay } from './dated-turns.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { ACT, completeAct, lowerTurn } from './turns.ts';

/** What happens, and what is to be done once everything else has been lowered. */
export interface LaneEvents extends CourseTurns {
  /** Writes what an occurrence does: by then it is known which spans of days conditions ask about. */
  complete(): void;
}

/** Lowers the events. */
export function lowerEvents(plan: KernelPlan): LaneEvents {
  const { model, steps, layout } = plan.preparation;
  const happening = new Map(
    model.events.map(({ name }) => [name, plan.compilation.module.declare(ACT, name)] as const),
  );
  const turns = model.events.flatMap((event) => turnsOf(plan, event, happening.get(event.name)!));
  return {
    ...inOrderOfDay(steps, turns),
    complete: () => {
      for (const [name, ref] of happening) lowerOccurrence(plan, ref, layout.events.get(name)!);
    },
  };
}

function turnsOf(plan: KernelPlan, event: Event, happening: FunctionRef): readonly DatedFunction[] {
  const { preparation } = plan;
  const { name } = event;
  const slots = preparation.layout.events.get(name)!;
  const once = event.recurring !== true;
  const isOpen = (pair: PathPair) => (once ? pair.eq(pair.slot(slots.lastDay), Infinity) : pair.always);
  const { occasions, trial } = chanceOf(plan, event);
  const known = knownCourse(preparation, {
    name,
    subject: name,
    occasions,
    done: recordsOf(preparation, name, 'happened'),
    refused: recordsOf(preparation, name, 'did not happen'),
    once,
  });
  const happen = (pair: PathPair, day: Value) => {
    const { at, place, row } = pair.standing;
    pair.code.call(happening, at, place, row, day, pair.active ?? pair.always);
  };
  const contingency: LaneContingency = {
    name,
    trial,
    isOpen,
    isReady: (pair) => pair.always,
    isReplaced: (pair) => replaced(plan, pair, event),
    comeAbout: happen,
  };
  return [...contingentTurns(plan, contingency, known), ...forced(plan, event, isOpen, happen)];
}

/** When chance may bring an event about, and with what probability. An event with a day of its own keeps to its record. */
function chanceOf(
  plan: KernelPlan,
  { name, occurrence }: Event,
): { readonly occasions: readonly Occasion[]; readonly trial: LaneTrial | undefined } {
  const { preparation } = plan;
  switch (occurrence.kind) {
    case 'recorded':
      return { occasions: [], trial: undefined };
    case 'dated': {
      const record = recordsOf(preparation, name, 'happened', 'did not happen')[0];
      const date = record?.date ?? occurrence.on;
      const [step, day] = [stepOf(preparation, date), toDayNumber(date)];
      const inTimeline = step >= 0 && step < preparation.steps.length;
      return {
        occasions: inTimeline ? [{ step, day, asked: day }] : [],
        trial: lowerProbability(name, occurrence.chance),
      };
    }
    case 'hazard': {
      const exposures = exposuresOf(preparation, occurrence);
      const years = new Map(exposures.map((exposure) => [exposure.step, exposure.years]));
      return {
        occasions: exposures.map(({ step, last }) => ({ step, day: last, asked: preparation.steps[step]!.first })),
        trial: lowerHazard(name, occurrence.chance, (step) => years.get(step) ?? 0),
      };
    }
  }
}

/**
 * The lanes that an intervention keeps from chance: in its world, from the as-of step on, the event happens on a day of its
 * own, or not at all.
 */
function replaced(plan: KernelPlan, pair: PathPair, event: Event): Value {
  const about = plan.interventions
    .ofKind('happens', 'does not happen')
    .filter((intervention) => intervention.what.event === event.name);
  if (about.length === 0) return pair.never;
  const { steps, asOf } = plan.preparation;
  const barred = pair.code.variable(pair.never);
  const begun = pair.ne(
    pair.byStep((step) => (steps[step]!.last < asOf ? 0 : 1)),
    0,
  );
  const worlds = new Map(about.toReversed().map((intervention) => [intervention.world, intervention]));
  for (const [world, intervention] of worlds) {
    if (intervention.what.kind === 'happens' && event.recurring === true) continue;
    pair.inWorld(world, () => {
      pair.code.assign(barred, begun);
      if (intervention.what.kind === 'does not happen') pair.where(begun, () => pair.touch(intervention));
    });
  }
  return pair.code.read(barred);
}

/** What scenarios bring about on a day. */
function forced(
  plan: KernelPlan,
  event: Event,
  isOpen: (pair: PathPair) => Value,
  happen: (pair: PathPair, day: Value) => void,
): readonly DatedFunction[] {
  return plan.interventions
    .ofKind('happens')
    .filter((intervention) => intervention.what.event === event.name)
    .map((intervention) => {
      const day = toDayNumber(intervention.what.on);
      const run = lowerTurn(plan, `scenarios on ${event.name}`, (pair) =>
        pair.inWorld(intervention.world, () =>
          pair.where(isOpen(pair), () => {
            happen(pair, pair.of(day));
            pair.touch(intervention);
          }),
        ),
      );
      return { step: stepOf(plan.preparation, intervention.what.on), day, name: event.name, run };
    });
}

function lowerOccurrence(plan: KernelPlan, ref: FunctionRef, { lastDay, occurrences }: EventSlots): void {
  completeAct(plan, ref, (pair, day) => {
    pair.setSlot(lastDay, day);
    for (const { from, through, day: first } of occurrences) {
      const counts = pair.all([pair.ge(day, from), pair.le(day, through), pair.eq(pair.slot(first.now), Infinity)]);
      pair.where(counts, () => pair.change(first.now, day, day));
    }
  });
}
