import { type DayNumber, type Event, toDayNumber } from '@proviso/model';
import { prepareHazard, prepareProbability, type Trial } from './chances.ts';
import { type Contingency, contingentTurns } from './contingency.ts';
import type { Interventions } from './interventions.ts';
import type { EventSlots } from './layout.ts';
import { knownCourse, type Occasion } from './occasions.ts';
import type { Path, Test, Turn } from './path.ts';
import { type Preparation, recordsOf, stepOf } from './preparation.ts';
import { type DatedTurn, exposuresOf, inOrderOfDay, runInOrder } from './turns.ts';

/** What happens: before the first step, and in each step after its lets. */
export interface EventTurns {
  readonly history: Turn;
  /** [steps] */
  readonly turns: readonly Turn[];
}

/** Makes the events ready to run. */
export function prepareEvents(preparation: Preparation, interventions: Interventions): EventTurns {
  const turns = preparation.model.events.flatMap((event) => turnsOf(preparation, event, interventions));
  return { history: runInOrder(turns.filter((turn) => turn.step < 0)), turns: inOrderOfDay(preparation.steps, turns) };
}

function turnsOf(preparation: Preparation, event: Event, interventions: Interventions): readonly DatedTurn[] {
  const { name } = event;
  const slots = preparation.layout.events.get(name)!;
  const once = event.recurring !== true;
  const isOpen: Test = (path) => !once || path.slots[slots.lastDay] === Infinity;
  const { occasions, trial } = chanceOf(preparation, event);
  const known = knownCourse(preparation, {
    name,
    subject: name,
    occasions,
    done: recordsOf(preparation, name, 'happened'),
    refused: recordsOf(preparation, name, 'did not happen'),
    once,
  });
  const { isReplaced, forced } = intervened(preparation, event, interventions, isOpen);
  const contingency: Contingency = {
    name,
    trial,
    isOpen,
    isReady: () => true,
    isReplaced,
    comeAbout: (path, day) => happen(path, slots, day),
  };
  return [...contingentTurns(preparation, contingency, known), ...forced];
}

/** When chance may bring an event about, and with what probability. An event with a day of its own keeps to its record. */
function chanceOf(
  preparation: Preparation,
  { name, occurrence }: Event,
): { readonly occasions: readonly Occasion[]; readonly trial: Trial | undefined } {
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
        trial: prepareProbability(preparation, name, occurrence.chance),
      };
    }
    case 'hazard': {
      const exposures = exposuresOf(preparation, occurrence);
      const years = new Map(exposures.map((exposure) => [exposure.step, exposure.years]));
      return {
        occasions: exposures.map(({ step, last }) => ({ step, day: last, asked: preparation.steps[step]!.first })),
        trial: prepareHazard(preparation, name, occurrence.chance, (path) => years.get(path.step.index)!),
      };
    }
  }
}

/**
 * What is done to an event: it happens on a day and not by chance, or does not happen. That begins in the as-of step: in
 * those before it the baseline's paths are still on their way to what is known.
 */
function intervened(preparation: Preparation, event: Event, interventions: Interventions, isOpen: Test) {
  const slots = preparation.layout.events.get(event.name)!;
  const about = interventions
    .ofKind('happens', 'does not happen')
    .filter((intervention) => intervention.what.event === event.name);
  const isReplaced: Test = (path) => {
    if (path.step.last < preparation.asOf) return false;
    const intervention = about.find((it) => it.world === path.world);
    if (!intervention) return false;
    if (intervention.what.kind === 'happens') return event.recurring !== true;
    intervention.met = true;
    return true;
  };
  const forced = about.flatMap((intervention): DatedTurn[] => {
    const { world, what } = intervention;
    if (what.kind === 'does not happen') return [];
    const day = toDayNumber(what.on);
    const run = (path: Path) => {
      if (path.world !== world || !isOpen(path)) return;
      happen(path, slots, day);
      intervention.met = true;
    };
    return [{ step: stepOf(preparation, what.on), day, name: event.name, run }];
  });
  return { isReplaced, forced };
}

function happen(path: Path, { lastDay, occurrences }: EventSlots, day: DayNumber): void {
  path.slots[lastDay] = day;
  for (const occurrence of occurrences) {
    const first = occurrence.day.now;
    if (occurrence.from <= day && day <= occurrence.through && path.slots[first] === Infinity) {
      path.change(first, day, day);
    }
  }
}
