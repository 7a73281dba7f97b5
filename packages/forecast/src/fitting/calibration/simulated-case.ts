import type { Executor, Prepare } from '@proviso/kernel';
import { addDays, type Case, type Series, type Step } from '@proviso/model';
import { figuresByStep } from '../../fan-charts.ts';
import { reportName, withReports } from '../../next-figure.ts';
import { fittedPart } from '../posterior.ts';

/**
 * The part of a case that can be simulated whole: its figures. Records, statements and silence are taken out, so that all
 * that is known was drawn; so are figures of the first step, which nothing draws.
 */
export function figuresOnly(known: Case, steps: readonly Step[]): Case {
  const bare = <T extends { readonly series?: Series }>(of: T): T =>
    of.series ? { ...of, series: later(of.series, steps) } : of;
  return {
    ...fittedPart(known),
    records: [],
    statements: [],
    verifiedThrough: addDays(known.timeline.from, -1),
    states: known.states.map(bare),
    observations: known.observations.map(bare),
  };
}

/** One row for each step that has figures, but for the first. */
function later({ file, column, rows, aggregate }: Series, steps: readonly Step[]): Series {
  const figures = figuresByStep({ file, column, rows, ...(aggregate ? { aggregate } : {}) }, steps);
  const kept = figures.filter(({ step }) => step > 0);
  const knownOn = new Map(rows.map(({ date, known }) => [date, known]));
  return { file, column, rows: kept.map(({ date, value }) => ({ date, known: knownOn.get(date)!, value })) };
}

/** The model on which figures are simulated: nothing holds its states fast, and every observation reports in every step. */
function unobserved(model: Case): Case {
  const states = model.states.map(({ series: _, ...state }) => state);
  return { ...withReports({ ...model, states }), observations: [] };
}

/** Draws figures of a case anew from given values of its params; all else is drawn by the path's number. */
export type SimulateFigures = (values: readonly number[], path: number) => Case;

/**
 * @param model as {@link figuresOnly} gives it
 * @param params names of the params whose values are given
 */
export function simulatorOf(
  model: Case,
  params: readonly string[],
  settings: { readonly asOf: string; readonly reader?: string; readonly seed: number },
  prepare: Prepare,
): SimulateFigures {
  const executor = prepare(unobserved(model), { ...settings, held: new Set(params) });
  const { quantities } = executor.layout;
  return (values, number) => {
    const path = pathOf(
      executor,
      number,
      params.map((param, p) => [quantities.get(param)!, values[p]!] as const),
    );
    const redrawn = (series: Series, quantity: string): Series => {
      const drawn = path(quantities.get(quantity)!);
      const stepOf = new Map(figuresByStep(series, executor.steps).map(({ date, step }) => [date, step]));
      return { ...series, rows: series.rows.map((row) => ({ ...row, value: drawn[stepOf.get(row.date)!]! })) };
    };
    return {
      ...model,
      states: model.states.map((state) =>
        state.series ? { ...state, series: redrawn(state.series, state.name) } : state,
      ),
      observations: model.observations.map((observation) => ({
        ...observation,
        series: redrawn(observation.series, reportName(observation)),
      })),
    };
  };
}

/** Runs one path to the end; gives a slot of it by step: [steps]. */
function pathOf(
  executor: Executor,
  number: number,
  held: readonly (readonly [number, number])[],
): (slot: number) => Float64Array {
  const slots = [...executor.layout.quantities.values()];
  const seen = new Map(slots.map((slot) => [slot, new Float64Array(executor.steps.length)]));
  const particles = executor.particles(1);
  try {
    particles.begin(number, 1);
    for (const [slot, value] of held) particles.fill(slot, value);
    for (let step = 0; step < executor.steps.length; step += 1) {
      particles.run(0, step, 0);
      for (const [slot, values] of seen) particles.read(0, slot, values, step);
    }
  } finally {
    particles.free();
  }
  return (slot) => seen.get(slot)!;
}
