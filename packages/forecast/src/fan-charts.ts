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
import type { FanChart, Quantiles } from './forecast.ts';
import { gatherSlot, gatherWeights, type Island } from './islands.ts';
import { quantitiesAsked, quantitiesOf } from './mentions.ts';
import { fanOf, quantilesAt } from './quantiles-in.ts';

type Charted = Named & { readonly unit: Unit };

/** The quantities worth a chart: all states, and the lets that a question or an observation names. In order of name. */
function chartedIn(model: Case): readonly Charted[] {
  const named = new Set([
    ...model.questions.flatMap(quantitiesAsked),
    ...model.observations.flatMap((observation) => quantitiesOf(observation.distribution)),
  ]);
  return [...model.states, ...model.lets.filter((let_) => named.has(let_.name))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** Draws the fan charts of a run while its first batch runs. */
export class FanChartRecorder {
  readonly #model: Case;
  readonly #executor: Executor;
  readonly #charted: readonly Charted[];
  /** [charts][steps] */
  readonly #quantiles: readonly Quantiles[][];
  /** [charts][worlds - 1][steps] */
  readonly #medians: readonly (number | null)[][][];

  constructor(model: Case, executor: Executor) {
    this.#model = model;
    this.#executor = executor;
    this.#charted = chartedIn(model);
    this.#quantiles = this.#charted.map(() => []);
    this.#medians = this.#charted.map(() => model.scenarios.map(() => executor.steps.map(() => null)));
  }

  /** To be called with the weighted particles of each world after each step. */
  observe(world: number, step: number, islands: readonly Island[]): void {
    const weights = gatherWeights(islands);
    const { layout } = this.#executor;
    this.#charted.forEach(({ name }, chart) => {
      const values = gatherSlot(islands, layout.slots, layout.quantities.get(name)!);
      if (world === 0) this.#quantiles[chart]![step] = fanOf(values, weights);
      else this.#medians[chart]![world - 1]![step] = quantilesAt(values, weights, [0.5])[0]!;
    });
  }

  charts(): readonly FanChart[] {
    const { scenarios } = this.#model;
    return this.#charted.map(({ name, title, unit }, chart) => ({
      ...titled(name, title),
      unit: formatUnit(unit),
      quantiles: this.#quantiles[chart]!,
      figures: figuresOf(this.#model, name, this.#executor.steps),
      scenarios: scenarios.map((scenario, s) => ({
        ...titled(scenario.name, scenario.title),
        medians: this.#medians[chart]![s]!,
      })),
    }));
  }
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
