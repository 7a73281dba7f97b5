import type { Law, State } from '@proviso/model';
import { type Figure, figuresByStep } from '../../interpreter/figures.ts';
import { notANumber } from '../../interpreter/quantities.ts';
import { referencesOf } from '../../interpreter/references.ts';
import { scheduleOf } from '../../interpreter/schedule.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerDraw, lowerLogDensity } from './distribution.ts';
import { lowerExpression } from './formulas.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import type { LaneSets } from './sets.ts';
import { lowerNormals, takesOneNormal } from './steady-normal.ts';
import { lowerTogether, lowerTurn } from './turns.ts';

/** The parts of a step that give params, states and lets their values. */
export interface LaneQuantities {
  /** The first step: everything, each after what it reads. */
  readonly begin: readonly FunctionRef[];
  /** [steps] takes every state from the step before to this one. */
  readonly next: readonly (readonly FunctionRef[])[];
  /** [steps] */
  readonly lets: readonly (readonly FunctionRef[])[];
}

/** Lowers params, states and lets. */
export function lowerQuantities(plan: KernelPlan, sets: LaneSets): LaneQuantities {
  const { model, layout, steps } = plan.preparation;
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
  const normals = normalsByStep(plan, figures);
  const bodies = new Map(
    schedule.firstStep.map((name) => {
      const start = figures.get(name)?.get(0);
      const slot = layout.quantities.get(name)!;
      const set = start ? undefined : sets.afterwards(name);
      const body = (pair: PathPair) => {
        const held = plan.preparation.settings.held?.has(name) === true;
        const law = () => (held ? pair.slot(slot) : lowerLaw(pair, name, laws.get(name)!));
        const value = start ? pair.of(start.value) : law();
        if (!start) refuseNaN(pair, name, value);
        pair.setSlot(slot, value);
        set?.(pair);
      };
      return [name, body] as const;
    }),
  );
  const partIn = (step: number) => (name: string) => ({
    name,
    before: normals(name, step),
    body: bodies.get(name)!,
  });
  return {
    begin: lowerTogether(plan, schedule.firstStep.map(partIn(0))),
    next: lowerNext(plan, figures, sets, normals),
    lets: steps.map(({ index }) => lowerTogether(plan, schedule.lets.map(partIn(index)))),
  };
}

type Figures = ReadonlyMap<number, Figure>;

/** The turn that works out the standard normals of a quantity before a step draws it; none where it takes none. */
type Normals = (name: string, step: number) => readonly FunctionRef[];

function normalsByStep(plan: KernelPlan, figures: ReadonlyMap<string, Figures>): Normals {
  const { model, settings } = plan.preparation;
  const ofParams = new Map(model.params.map(({ name, law }) => [name, law] as const));
  const ofLets = new Map(model.lets.map(({ name, law }) => [name, law] as const));
  const ofStates = new Map(model.states.map((state) => [state.name, state] as const));
  const lawIn = (name: string, step: number): Law | undefined => {
    const state = ofStates.get(name);
    if (!state) return ofLets.get(name) ?? (step === 0 && !settings.held?.has(name) ? ofParams.get(name) : undefined);
    if (figures.get(name)?.has(step)) return undefined;
    return step === 0 ? state.start : state.next;
  };
  const drawnIn = (name: string, step: number) => takesOneNormal(lawIn(name, step));
  return (name, step) => {
    if (!drawnIn(name, step)) return [];
    return [plan.once(`normals of ${name}`, () => lowerNormals(plan, name, (it) => drawnIn(name, it)))];
  };
}

/** The `next` of all states, read from the step before as a whole: no state sees another's new value. */
function lowerNext(
  plan: KernelPlan,
  figures: ReadonlyMap<string, Figures>,
  sets: LaneSets,
  normals: Normals,
): readonly (readonly FunctionRef[])[] {
  const { layout, model, steps } = plan.preparation;
  const reads = model.states.map(({ next }) => referencesOf(model, next).now);
  const states = model.states.map((state, position) => {
    const measured = figures.get(state.name);
    const slot = layout.quantities.get(state.name)!;
    // Nobody who comes after asks for the value of the step before.
    const isFree = !reads.slice(position + 1).some((names) => names.has(state.name));
    const value = isFree ? undefined : plan.scratch();
    const keep = (pair: PathPair, result: Value) => {
      refuseNaN(pair, state.name, result);
      if (value === undefined) pair.setSlot(slot, result);
      else pair.setScratch(value, result);
    };
    const drawn = lowerTurn(plan, `next of ${state.name}`, (pair) => {
      pair.readsBefore = true;
      keep(pair, lowerLaw(pair, state.name, state.next));
    });
    const fixed = measured && lowerMeasured(plan, state, measured, keep);
    const set = sets.afterwards(state.name);
    const setting =
      set &&
      lowerTurn(plan, `set ${state.name}`, (pair) => {
        pair.readsBefore = true;
        set(pair);
      });
    return { name: state.name, slot, value, measured, drawn, fixed, set: setting };
  });
  if (states.length === 0) return steps.map(() => []);
  const waiting = states.flatMap(({ slot, value }) => (value === undefined ? [] : [{ slot, value }]));
  const move =
    waiting.length === 0
      ? []
      : [
          lowerTurn(plan, 'move to next', (pair) => {
            for (const { slot, value } of waiting) pair.setSlot(slot, pair.scratch(value));
          }),
        ];
  return steps.map(({ index }) => [
    ...states.flatMap(({ name, measured, drawn, fixed }) =>
      measured?.has(index) ? [fixed!] : [...normals(name, index), drawn],
    ),
    ...move,
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

function lowerLaw(pair: PathPair, name: string, law: Law): Value {
  if (law.kind === 'value') return lowerExpression(pair, law.value, 'opening');
  return lowerDraw(pair, name, law.distribution);
}

function refuseNaN(pair: PathPair, name: string, value: Value): void {
  const first = pair.day;
  pair.day = pair.byStep(pair.plan.firstDay);
  pair.fail(pair.isNaN(value), [], (date) => notANumber(name, date));
  pair.day = first;
}
