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
import type { FanChart } from './forecast.ts';
import { type ChartedQuantiles, MEDIAN, QUANTILES, rowOf } from './island/chart-room.ts';
import { quantitiesAsked, quantitiesOf } from './mentions.ts';

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

/** The fan charts of a run, from the quantiles of its first batch. */
export function chartsOf(
  model: Case,
  steps: readonly Step[],
  { shape, quantiles }: ChartedQuantiles,
): readonly FanChart[] {
  const at = (chart: number, step: number, world: number, quantile: number) =>
    quantiles[rowOf(shape, chart, step, world) * QUANTILES + quantile]!;
  return chartedIn(model).map(({ name, title, unit }, chart) => ({
    ...titled(name, title),
    unit: formatUnit(unit),
    quantiles: steps.map((_, step) => {
      const [p5, p25, p50, p75, p95] = [0, 1, 2, 3, 4].map((quantile) => at(chart, step, 0, quantile));
      return { p5: p5!, p25: p25!, p50: p50!, p75: p75!, p95: p95! };
    }),
    figures: figuresOf(model, name, steps),
    scenarios: model.scenarios.map((scenario, s) => ({
      ...titled(scenario.name, scenario.title),
      medians: steps.map((_, step) => (step < shape.start ? null : at(chart, step, s + 1, MEDIAN))),
    })),
  }));
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
