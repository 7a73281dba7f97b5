import type { Executor } from '@proviso/kernel';
import {
  type Case,
  formatUnit,
  fromDayNumber,
  type Named,
  type Series,
  type Step,
  stepIndexOf,
  toDayNumber,
  type Unit,
} from '@proviso/model';
import type { Batch } from './batch.ts';
import type { FanChart } from './forecast.ts';
import type { ChartedIsland } from './island/chart-values.ts';
import { joined } from './joined.ts';
import { quantitiesAsked, quantitiesOf } from './mentions.ts';
import { fanOf, quantilesAt } from './quantiles-in.ts';
import { greatest, relativeTo } from './weights.ts';

type Charted = Named & { readonly unit: Unit };

/** The quantities worth a chart: all states, and the lets that a question or an observation names. In order of name. */
export function chartedIn(model: Case): readonly Charted[] {
  const named = new Set([
    ...model.questions.flatMap(quantitiesAsked),
    ...model.observations.flatMap((observation) => quantitiesOf(observation.distribution)),
  ]);
  return [...model.states, ...model.lets.filter((let_) => named.has(let_.name))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** The fan charts of a run, from its first batch. */
export function chartsOf(model: Case, executor: Executor, asOfStep: number, { charted }: Batch): readonly FanChart[] {
  const start = Math.max(0, asOfStep);
  const weights = weightsByStep(charted, start);
  const valuesOf = chartedValues(charted);
  const { steps } = executor;
  const before = steps.slice(0, start).map(() => null);
  return chartedIn(model).map(({ name, title, unit }, chart) => ({
    ...titled(name, title),
    unit: formatUnit(unit),
    quantiles: steps.map((_, step) => fanOf(valuesOf(0, chart, step, steps.length), weights(step))),
    figures: figuresOf(model, name, steps),
    scenarios: model.scenarios.map((scenario, s) => ({
      ...titled(scenario.name, scenario.title),
      medians: [
        ...before,
        ...steps
          .slice(start)
          .map((_, step) => medianOf(valuesOf(s + 1, chart, step, steps.length - start), weights(start))),
      ],
    })),
  }));
}

/** Weights of all charted particles in a step, relative to the greatest; from the as-of step on they are the same. */
function weightsByStep(islands: readonly ChartedIsland[], start: number): (step: number) => Float64Array {
  const relative = (logWeights: Float64Array) => relativeTo(greatest(logWeights), logWeights);
  const filtered = Array.from({ length: start }, (_, step) =>
    relative(joined(islands.map(({ logWeights }) => logWeights[step]!))),
  );
  const last = relative(joined(islands.map(({ lastLogWeights }) => lastLogWeights)));
  return (step) => filtered[step] ?? last;
}

/**
 * A chart's values on all charted particles after a step, of the so many that a world has: [particles]. They stand in one
 * place until others are asked for.
 */
function chartedValues(
  islands: readonly ChartedIsland[],
): (world: number, chart: number, step: number, steps: number) => Float64Array {
  const together = new Float64Array(islands.reduce((total, { particles }) => total + particles, 0));
  return (world, chart, step, steps) => {
    let place = 0;
    for (const { particles, values } of islands) {
      const from = (chart * steps + step) * particles;
      together.set(values[world]!.subarray(from, from + particles), place);
      place += particles;
    }
    return together;
  };
}

function medianOf(values: Float64Array, weights: Float64Array): number {
  return quantilesAt(values, weights, [0.5])[0]!;
}

/** A name, with its title where it has one. */
function titled(name: string, title: string | undefined): { name: string; title?: string } {
  return title === undefined ? { name } : { name, title };
}

/** The figures of a quantity: its own series, or that of an observation that is distributed about it. */
function figuresOf(model: Case, name: string, steps: readonly Step[]): FanChart['figures'] {
  const about = model.observations.filter(
    ({
      distribution: {
        arguments: [location],
      },
    }) => {
      return location?.kind === 'quantity' && location.name === name;
    },
  );
  const own = model.states.find((state) => state.name === name)?.series;
  return [...(own ? [own] : []), ...about.map((observation) => observation.series)].flatMap((series) =>
    figuresByStep(series, steps),
  );
}

/** One figure for each step that has rows: the rows of a step are brought together as the series says. */
export function figuresByStep({ rows, aggregate }: Series, steps: readonly Step[]): FanChart['figures'] {
  const byStep = Map.groupBy(rows, ({ date }) => stepIndexOf(steps, toDayNumber(date)));
  byStep.delete(-1);
  return [...byStep].map(([step, inStep]) => {
    const last = inStep.at(-1)!;
    return {
      step,
      date: last.date,
      value: together(
        inStep.map(({ value }) => value),
        aggregate,
      ),
    };
  });
}

function together(values: readonly number[], aggregate: Series['aggregate']): number {
  const total = () => values.reduce((sum, value) => sum + value, 0);
  switch (aggregate) {
    case undefined:
    case 'last':
      return values.at(-1)!;
    case 'first':
      return values[0]!;
    case 'mean':
      return total() / values.length;
    case 'sum':
      return total();
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
  }
}

/** First and last day of each step. */
export function spansOf(steps: readonly Step[]): readonly { readonly from: string; readonly through: string }[] {
  return steps.map(({ first, last }) => ({ from: fromDayNumber(first), through: fromDayNumber(last) }));
}
