import { type CivilDate, fromDayNumber, type Law } from '@proviso/model';
import { RunFailure } from '../executor.ts';
import { siteOf } from '../site.ts';
import { prepareDistribution } from './distribution.ts';
import { type Figure, figuresByStep } from './figures.ts';
import type { Numeric, Path, Turn } from './path.ts';
import type { Preparation } from './preparation.ts';
import { scheduleOf } from './schedule.ts';
import type { SetQuantities } from './set-quantities.ts';

/** The parts of a step that give params, states and lets their values. */
export interface QuantityTurns {
  /** The first step: everything, each after what it reads. */
  readonly begin: Turn;
  /** Takes every state from the step before to this one. */
  readonly next: Turn;
  readonly lets: Turn;
}

/** Makes params, states and lets ready to run. */
export function prepareQuantities(preparation: Preparation, sets: SetQuantities): QuantityTurns {
  const { model, layout } = preparation;
  const schedule = scheduleOf(preparation);
  const figures = new Map(
    model.states.flatMap((state) =>
      state.series ? [[state.name, figuresByStep(preparation, state.name, state.series)] as const] : [],
    ),
  );
  const starts = new Map(model.states.map((state) => [state.name, figures.get(state.name)?.get(0)] as const));
  const laws = new Map<string, Law>([
    ...model.params.map((it) => [it.name, it.law] as const),
    ...model.states.map((it) => [it.name, it.start] as const),
    ...model.lets.map((it) => [it.name, it.law] as const),
  ]);
  const turns = new Map(
    schedule.firstStep.map((name) => {
      const start = starts.get(name);
      const slot = layout.quantities.get(name)!;
      const held = preparation.settings.held?.has(name);
      const law: Numeric = held ? (path) => path.slots[slot]! : prepareLaw(preparation, name, laws.get(name)!);
      const value = start ? () => start.value : law;
      const set = start ? undefined : sets.turnOf(name);
      const turn = (path: Path) => {
        path.slots[slot] = checked(path, name, value(path));
        set?.(path);
      };
      return [name, turn] as const;
    }),
  );
  const inTurn = (names: readonly string[]): Turn => {
    const chosen = names.map((name) => turns.get(name)!);
    return (path) => {
      for (const turn of chosen) turn(path);
    };
  };
  return {
    begin: inTurn(schedule.firstStep),
    next: prepareNext(preparation, figures, sets),
    lets: inTurn(schedule.lets),
  };
}

/** The `next` of all states, read from the step before as a whole: no state sees another's new value. */
function prepareNext(
  preparation: Preparation,
  figures: ReadonlyMap<string, ReadonlyMap<number, Figure>>,
  sets: SetQuantities,
): Turn {
  const { layout, model } = preparation;
  const states = model.states.map((state) => ({
    name: state.name,
    slot: layout.quantities.get(state.name)!,
    advance: prepareAdvance(preparation, state.name, state.next, figures.get(state.name)),
    measured: figures.get(state.name),
    set: sets.turnOf(state.name),
  }));
  const values = new Float64Array(states.length);
  return (path) => {
    for (let i = 0; i < states.length; i += 1) {
      const { name, advance } = states[i]!;
      values[i] = checked(path, name, advance(path));
    }
    for (let i = 0; i < states.length; i += 1) path.slots[states[i]!.slot] = values[i]!;
    for (const { measured, set } of states) if (set && !measured?.has(path.step.index)) set(path);
  };
}

/** The value of a state in the next step: drawn, or the figure, whose density scores the path. */
function prepareAdvance(
  preparation: Preparation,
  name: string,
  law: Law,
  figures: ReadonlyMap<number, Figure> | undefined,
): Numeric {
  const value = prepareLaw(preparation, name, law);
  if (!figures) return value;
  if (law.kind === 'value') return (path) => figures.get(path.step.index)?.value ?? value(path);
  const distribution = prepareDistribution(preparation, name, law.distribution, 'opening');
  const items = new Map(
    [...figures]
      .filter(([step]) => step > 0)
      .map(([step, { date }]) => [step, preparation.evidence.add(step, { kind: 'figure', name, date })]),
  );
  return (path) => {
    const figure = figures.get(path.step.index);
    if (!figure) return value(path);
    path.score(items.get(path.step.index)!, distribution.logDensity(path, figure.value));
    return figure.value;
  };
}

function prepareLaw(preparation: Preparation, name: string, law: Law): Numeric {
  if (law.kind === 'value') return preparation.expression(law.value, 'opening');
  const distribution = prepareDistribution(preparation, name, law.distribution, 'opening');
  const site = siteOf(name);
  return (path) => distribution.draw(path, site);
}

function checked(path: Path, name: string, value: number): number {
  if (!Number.isNaN(value)) return value;
  throw notANumber(name, fromDayNumber(path.step.first));
}

/** A quantity that comes out as no number in the step from a date. */
export function notANumber(name: string, date: CivilDate): RunFailure {
  return new RunFailure({
    code: 'PV0904',
    subject: name,
    date,
    message: `${name} is not a number in the step from ${date}`,
    help: 'look for a logarithm or root of a negative number, or zero divided by zero',
  });
}
