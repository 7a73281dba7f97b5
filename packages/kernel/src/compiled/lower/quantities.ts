import type { Law, State } from '@proviso/model';
import { type Figure, figuresByStep } from '../../interpreter/figures.ts';
import { notANumber } from '../../interpreter/quantities.ts';
import { scheduleOf } from '../../interpreter/schedule.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerDraw, lowerLogDensity } from './distribution.ts';
import { lowerExpression } from './formulas.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import type { LaneSets } from './sets.ts';
import { lowerTurn } from './turns.ts';

/** The parts of a step that give params, states and lets their values. */
export interface LaneQuantities {
  /** The first step: everything, each after what it reads. */
  readonly begin: readonly FunctionRef[];
  /** [steps] takes every state from the step before to this one. */
  readonly next: readonly (readonly FunctionRef[])[];
  readonly lets: readonly FunctionRef[];
}

/** Lowers params, states and lets. */
export function lowerQuantities(plan: KernelPlan, sets: LaneSets): LaneQuantities {
  const { model, layout } = plan.preparation;
  const schedule = scheduleOf(plan.preparation);
  const figures = new Map(
    model.states.flatMap((state) =>
      state.series ? [[state.name, figuresByStep(plan.preparation, state.name, state.series)] as const] : [],
    ),
  );
  const laws = new Map<string, Law>([
    ...model.params.map((it) => [it.name, it.law] as const),
    ...model.states.map((it) => [it.name, it.start] as const),
    ...model.lets.map((it) => [it.name, it.law] as const),
  ]);
  // A param is drawn once, and a figure takes the place of a draw.
  const once = new Set([...figures.keys(), ...model.params.map(({ name }) => name)]);
  const steady = (name: string) => !once.has(name);
  const turns = new Map(
    schedule.firstStep.map((name) => {
      const start = figures.get(name)?.get(0);
      const slot = layout.quantities.get(name)!;
      const set = start ? undefined : sets.afterwards(name);
      const turn = lowerTurn(plan, name, (pair) => {
        const held = plan.preparation.settings.held?.has(name) === true;
        const law = () => (held ? pair.slot(slot) : lowerLaw(pair, name, laws.get(name)!, steady(name)));
        const value = start ? pair.of(start.value) : law();
        if (!start) refuseNaN(pair, name, value);
        pair.setSlot(slot, value);
        set?.(pair);
      });
      return [name, turn] as const;
    }),
  );
  return {
    begin: schedule.firstStep.map((name) => turns.get(name)!),
    next: lowerNext(plan, figures, sets),
    lets: schedule.lets.map((name) => turns.get(name)!),
  };
}

type Figures = ReadonlyMap<number, Figure>;

/** The `next` of all states, read from the step before as a whole: no state sees another's new value. */
function lowerNext(
  plan: KernelPlan,
  figures: ReadonlyMap<string, Figures>,
  sets: LaneSets,
): readonly (readonly FunctionRef[])[] {
  const { layout, model, steps } = plan.preparation;
  const states = model.states.map((state) => {
    const measured = figures.get(state.name);
    const value = plan.scratch();
    const keep = (pair: PathPair, result: Value) => {
      refuseNaN(pair, state.name, result);
      pair.setScratch(value, result);
    };
    const drawn = lowerTurn(plan, `next of ${state.name}`, (pair) => {
      pair.readsBefore = true;
      keep(pair, lowerLaw(pair, state.name, state.next, !measured));
    });
    const fixed = measured && lowerMeasured(plan, state, measured, keep);
    const set = sets.afterwards(state.name);
    const setting =
      set &&
      lowerTurn(plan, `set ${state.name}`, (pair) => {
        pair.readsBefore = true;
        set(pair);
      });
    return { slot: layout.quantities.get(state.name)!, value, measured, drawn, fixed, set: setting };
  });
  if (states.length === 0) return steps.map(() => []);
  const move = lowerTurn(plan, 'move to next', (pair) => {
    for (const { slot, value } of states) pair.setSlot(slot, pair.scratch(value));
  });
  return steps.map(({ index }) => [
    ...states.map(({ measured, drawn, fixed }) => (measured?.has(index) ? fixed! : drawn)),
    move,
    ...states.flatMap(({ measured, set }) => (set && !measured?.has(index) ? [set] : [])),
  ]);
}

/** The figure of a step, whose density under the law of the state scores the path. */
function lowerMeasured(
  plan: KernelPlan,
  { name, next }: State,
  measured: Figures,
  keep: (pair: PathPair, value: Value) => void,
): FunctionRef {
  const items =
    next.kind === 'draw'
      ? new Map(
          [...measured]
            .filter(([step]) => step > 0)
            .map(([step, { date }]) => [step, plan.preparation.evidence.add(step, { kind: 'figure', name, date })]),
        )
      : new Map();
  return lowerTurn(plan, `figure of ${name}`, (pair) => {
    pair.readsBefore = true;
    const figure = pair.byStep((step) => measured.get(step)?.value ?? 0);
    if (next.kind === 'draw') {
      const density = lowerLogDensity(pair, name, next.distribution, figure);
      pair.score((step) => items.get(step), density);
    }
    keep(pair, figure);
  });
}

function lowerLaw(pair: PathPair, name: string, law: Law, steady: boolean): Value {
  if (law.kind === 'value') return lowerExpression(pair, law.value, 'opening');
  return lowerDraw(pair, name, law.distribution, steady);
}

function refuseNaN(pair: PathPair, name: string, value: Value): void {
  const { steps } = pair.plan.preparation;
  const first = pair.day;
  pair.day = pair.byStep((step) => steps[step]!.first);
  pair.fail(pair.isNaN(value), [], (date) => notANumber(name, date));
  pair.day = first;
}
