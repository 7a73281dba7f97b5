import { type Case, type CivilDate, fromDayNumber, type Law } from '@proviso/model';
import { RunFailure } from '../executor.ts';
import { compareText } from './evidence.ts';
import type { Preparation } from './preparation.ts';
import { referencesOf } from './references.ts';

/** The orders in which quantities are worked out. */
export interface Schedule {
  /** Params, states (by their start) and lets, each after what it reads, as the first step runs them. */
  readonly firstStep: readonly string[];
  /** Lets alone, as every other step runs them. */
  readonly lets: readonly string[];
}

/**
 * Orders the quantities by what they read. In the first step a lagged value is the value of that same step, so there
 * lags count too. Values that scenarios set count as read by what they set.
 * @throws RunFailure PV0911 where a quantity needs its own value in the first step
 */
export function scheduleOf({ model, steps }: Preparation): Schedule {
  const laws = new Map<string, Law>([
    ...model.params.map((param) => [param.name, param.law] as const),
    ...model.states.map((state) => [state.name, state.start] as const),
    ...model.lets.map((it) => [it.name, it.law] as const),
  ]);
  const firstDay = fromDayNumber(steps[0]!.first);
  const firstStep = inOrder(laws, (name) => readsOf(model, name, laws.get(name)!), firstDay);
  const lets = new Set(model.lets.map((it) => it.name));
  return { firstStep, lets: firstStep.filter((name) => lets.has(name)) };
}

function readsOf(model: Case, name: string, law: Law): readonly string[] {
  const { now, lagged } = referencesOf(model, law);
  const set = model.scenarios.flatMap((scenario) =>
    scenario.interventions.flatMap((intervention) =>
      intervention.kind === 'set' && intervention.quantity === name
        ? [...referencesOf(model, { kind: 'value', value: intervention.value }).now].filter((it) => it !== name)
        : [],
    ),
  );
  return [...now, ...lagged, ...set];
}

/** Depth first, in order of name, so that the order is a function of the model alone. */
function inOrder(
  laws: ReadonlyMap<string, Law>,
  reads: (name: string) => readonly string[],
  date: CivilDate,
): readonly string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string, trail: readonly string[]) => {
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'open') throw circle([...trail.slice(trail.indexOf(name)), name], date);
    state.set(name, 'open');
    for (const read of [...reads(name)].sort(compareText)) visit(read, [...trail, name]);
    state.set(name, 'done');
    order.push(name);
  };
  for (const name of [...laws.keys()].sort(compareText)) visit(name, []);
  return order;
}

function circle(names: readonly string[], date: CivilDate): RunFailure {
  return new RunFailure({
    code: 'PV0911',
    subject: names[0]!,
    date,
    message: `in the first step ${names.join(' needs ')}: a lagged value is there the value of the same step`,
    help: 'make one of them a state, whose start says where it begins',
  });
}
