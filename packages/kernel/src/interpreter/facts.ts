import { beginningOf, type DayNumber, type Fact, type Obligation, toDayNumber } from '@proviso/model';
import { prepareHazard } from './chances.ts';
import { type Contingency, contingentTurns } from './contingency.ts';
import type { Interventions } from './interventions.ts';
import { knownCourse } from './occasions.ts';
import type { Path, Test, Turn } from './path.ts';
import { type DateRange, type Preparation, recordsOf, stepOf } from './preparation.ts';
import { type DatedTurn, exposuresOf, inOrderOfDay, runInOrder } from './turns.ts';

/** What becomes true: before the first step, and in each step after its events. */
export interface FactTurns {
  readonly history: Turn;
  /** [steps] */
  readonly turns: readonly Turn[];
}

/** Makes facts and obligations ready to run. */
export function prepareFacts(preparation: Preparation, interventions: Interventions): FactTurns {
  const { model, steps } = preparation;
  const turns = [
    ...model.facts.flatMap((fact) => turnsOf(preparation, fact, {}, interventions)),
    ...model.agreements.flatMap((agreement) => {
      // Nothing is owed, and so nothing met, before the agreement begins.
      const from = beginningOf(agreement);
      const owed = from === undefined ? {} : { from };
      return agreement.obligations.flatMap((it) => turnsOf(preparation, it, owed, interventions));
    }),
  ];
  return { history: runInOrder(turns.filter((turn) => turn.step < 0)), turns: inOrderOfDay(steps, turns) };
}

function turnsOf(
  preparation: Preparation,
  fact: Fact | Obligation,
  owed: DateRange,
  interventions: Interventions,
): readonly DatedTurn[] {
  const { name } = fact;
  const { layout, steps } = preparation;
  const metDay = layout.metDays.get(name)!.now;
  const violations = recordsOf(preparation, name, 'violated');
  const exposures = exposuresOf(preparation, owed);
  const years = new Map(exposures.map((exposure) => [exposure.step, exposure.years]));
  const trial = fact.chance && prepareHazard(preparation, name, fact.chance, (path) => years.get(path.step.index)!);
  const known = knownCourse(preparation, {
    name,
    subject: name,
    occasions: trial ? exposures.map(({ step, last }) => ({ step, day: last, asked: steps[step]!.first })) : [],
    done: recordsOf(preparation, name, 'met'),
    refused: [],
    once: violations.length === 0,
  });
  const meet = (path: Path, day: DayNumber) => {
    const open = path.slots[metDay] === Infinity;
    if (open) path.change(metDay, day, day);
    return open;
  };
  const { isReplaced, forced } = intervened(preparation, name, interventions, meet);
  const contingency: Contingency = {
    name,
    trial,
    isOpen: (path) => path.slots[metDay] === Infinity,
    isReady: needsMet(preparation, fact),
    isReplaced,
    comeAbout: meet,
  };
  const violated = violations.map(({ date }) => {
    const day = toDayNumber(date);
    return { step: stepOf(preparation, date), day, name, run: (path: Path) => path.change(metDay, day, Infinity) };
  });
  return [...contingentTurns(preparation, contingency, known), ...violated, ...forced];
}

/** Whether all that an obligation needs was met by a day. */
function needsMet({ layout }: Preparation, fact: Fact | Obligation): (path: Path, day: number) => boolean {
  const needs = 'needs' in fact ? fact.needs.map((need) => layout.metDays.get(need)!.now) : [];
  return (path, day) => needs.every((need) => path.valueOn(need, day) <= day);
}

/** What scenarios do to a fact: in their worlds it is met on a day, whatever it needs, and not by chance. */
function intervened(
  preparation: Preparation,
  name: string,
  interventions: Interventions,
  meet: (path: Path, day: DayNumber) => boolean,
) {
  const about = interventions.ofKind('met').filter((intervention) => intervention.what.name === name);
  const isReplaced: Test = (path) => about.some((intervention) => intervention.world === path.world);
  const forced = about.map((intervention) => {
    const day = toDayNumber(intervention.what.on);
    const run = (path: Path) => {
      if (path.world === intervention.world && meet(path, day)) intervention.met = true;
    };
    return { step: stepOf(preparation, intervention.what.on), day, name, run };
  });
  return { isReplaced, forced };
}
