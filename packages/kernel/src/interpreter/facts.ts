import { type Fact, type Obligation, toDayNumber } from '@proviso/model';
import { siteOf } from '../site.ts';
import { prepareHazard } from './chances.ts';
import type { Interventions } from './interventions.ts';
import { askedOn, knownCourse } from './occasions.ts';
import type { Path, Test, Turn } from './path.ts';
import { type Preparation, recordsOf, stepOf } from './preparation.ts';
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
  const facts = [...model.facts, ...model.agreements.flatMap((agreement) => agreement.obligations)];
  const turns = facts.flatMap((fact) => turnsOf(preparation, fact, interventions));
  return { history: runInOrder(turns.filter((turn) => turn.step < 0)), turns: inOrderOfDay(steps, turns) };
}

function turnsOf(
  preparation: Preparation,
  fact: Fact | Obligation,
  interventions: Interventions,
): readonly DatedTurn[] {
  const { name } = fact;
  const { layout, source, steps, stepLength } = preparation;
  const metDay = layout.metDays.get(name)!.now;
  const site = siteOf(name);
  const isMet: Test = (path) => path.slots[metDay]! < Infinity;
  const violations = recordsOf(preparation, name, 'violated');
  const trial = fact.chance && prepareHazard(preparation, name, fact.chance, () => stepLength);
  const known = knownCourse(preparation, {
    name,
    subject: name,
    occasions: trial
      ? exposuresOf(preparation, undefined).map(({ step, last }) => ({ step, day: last, asked: steps[step]!.first }))
      : [],
    done: recordsOf(preparation, name, 'met'),
    refused: [],
    once: violations.length === 0,
  });
  const ready = needsMet(preparation, fact);
  const { replaced, forced } = intervened(preparation, name, interventions, isMet);
  return [
    ...known.recorded.map(({ record, scores }) => {
      const day = toDayNumber(record.date);
      const run = (path: Path) => {
        if (scores && !isMet(path)) {
          const logDensity = ready(path, day) ? askedOn(path, scores.occasion, trial!.logSome) : -Infinity;
          path.score(scores.item, logDensity);
        }
        if (!isMet(path)) path.change(metDay, day, day);
      };
      return { step: stepOf(preparation, record.date), day, name, run };
    }),
    ...violations.map(({ date }) => ({
      step: stepOf(preparation, date),
      day: toDayNumber(date),
      name,
      run: (path: Path) => path.change(metDay, toDayNumber(date), Infinity),
    })),
    ...known.passed.map(({ occasion, item }) => ({
      ...occasion,
      name,
      run: (path: Path) => {
        if (isMet(path) || !ready(path, occasion.asked)) return;
        path.score(item, askedOn(path, occasion, trial!.logNone));
      },
    })),
    ...known.open.map((occasion) => ({
      ...occasion,
      name,
      run: (path: Path) => {
        if (isMet(path) || replaced(path) || !ready(path, occasion.asked)) return;
        const p = askedOn(path, occasion, trial!.probability);
        if (source.uniform(path.place(site)) < p) path.change(metDay, occasion.day, occasion.day);
      },
    })),
    ...forced,
  ];
}

/** Whether all that an obligation needs was met by a day. */
function needsMet({ layout }: Preparation, fact: Fact | Obligation): (path: Path, day: number) => boolean {
  const needs = 'needs' in fact ? fact.needs.map((need) => layout.metDays.get(need)!.now) : [];
  return (path, day) => needs.every((need) => path.valueOn(need, day) <= day);
}

/** What scenarios do to a fact: in their worlds it is met on a day, whatever it needs, and not by chance. */
function intervened(preparation: Preparation, name: string, interventions: Interventions, isMet: Test) {
  const metDay = preparation.layout.metDays.get(name)!.now;
  const about = interventions.ofKind('met').filter((intervention) => intervention.what.name === name);
  const replaced: Test = (path) => about.some((intervention) => intervention.world === path.world);
  const forced = about.map((intervention) => {
    const day = toDayNumber(intervention.what.on);
    const run = (path: Path) => {
      if (path.world !== intervention.world || isMet(path)) return;
      path.change(metDay, day, day);
      intervention.met = true;
    };
    return { step: stepOf(preparation, intervention.what.on), day, name, run };
  });
  return { replaced, forced };
}
