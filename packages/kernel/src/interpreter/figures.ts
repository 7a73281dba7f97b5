import { type CivilDate, fromDayNumber, type Series } from '@proviso/model';
import { RunFailure } from '../executor.ts';
import { type Preparation, stepOf } from './preparation.ts';

/** The figure that a series has for a step: one row, or several made one by the named aggregation. */
export interface Figure {
  /** The day of the row; of the last one where there are several. */
  readonly date: CivilDate;
  readonly value: number;
}

const AGGREGATIONS: Readonly<Record<NonNullable<Series['aggregate']>, (values: readonly number[]) => number>> = {
  first: (values) => values[0]!,
  last: (values) => values.at(-1)!,
  sum,
  mean: (values) => sum(values) / values.length,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
};

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b);
}

/**
 * The figures of a series by step. Rows outside the timeline are left out.
 * @throws RunFailure PV0912 where two rows fall in one step and nothing says how to make one of them
 */
export function figuresByStep(preparation: Preparation, name: string, series: Series): ReadonlyMap<number, Figure> {
  const rows = Map.groupBy(series.rows, (row) => stepOf(preparation, row.date));
  rows.delete(-1);
  rows.delete(preparation.steps.length);
  const figures = new Map<number, Figure>();
  for (const [step, [...inStep]] of rows) {
    const date = inStep.at(-1)!.date;
    if (inStep.length > 1 && series.aggregate === undefined) {
      throw new RunFailure({
        code: 'PV0912',
        subject: name,
        date,
        message: `${series.file} has ${inStep.length} rows in the step from ${fromDayNumber(preparation.steps[step]!.first)}`,
        help: 'name an aggregation (first, last, mean, sum, min or max), or take a finer timeline',
      });
    }
    const values = inStep.map((row) => row.value);
    figures.set(step, { date, value: series.aggregate ? AGGREGATIONS[series.aggregate](values) : values[0]! });
  }
  return figures;
}
