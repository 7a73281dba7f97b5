import type { FanChart, Forecast } from '@proviso/forecast';
import { toDayNumber } from '@proviso/model';

/** A fan chart as columns over its steps, as a plotter wants them; null where a line has no point. */
export interface FanColumns {
  /** [steps] seconds since 1970 of each step's last day. */
  readonly times: readonly number[];
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly median: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
  /** Figures that were known on the as-of day. */
  readonly figures: readonly (number | null)[];
  /** Lines beside the fan: the case's own median, and those of scenarios. */
  readonly lines: readonly FanLine[];
}

export interface FanLine {
  readonly kind: 'own' | 'scenario';
  readonly name: string;
  readonly title: string;
  readonly values: readonly (number | null)[];
}

const DAY = 86_400;

/** The columns of a chart. @param own the same chart of the case's own forecast, whose median is drawn beside it */
export function fanColumns({ steps }: Pick<Forecast, 'steps'>, chart: FanChart, own?: FanChart): FanColumns {
  const level = (of: keyof FanChart['quantiles'][number]) => chart.quantiles.map((quantiles) => quantiles[of]);
  const figures = steps.map((): number | null => null);
  for (const { step, value } of chart.figures) figures[step] = value;
  const ownLine: readonly FanLine[] = own
    ? [{ kind: 'own', name: 'own', title: 'the case’s own median', values: own.quantiles.map(({ p50 }) => p50) }]
    : [];
  return {
    times: steps.map(({ through }) => toDayNumber(through) * DAY),
    ...{ p5: level('p5'), p25: level('p25'), median: level('p50'), p75: level('p75'), p95: level('p95') },
    figures,
    lines: [
      ...ownLine,
      ...chart.scenarios.map(
        ({ name, title, medians }): FanLine => ({ kind: 'scenario', name, title: title ?? name, values: medians }),
      ),
    ],
  };
}

/** Seconds since 1970 of a day, where the line of the as-of day stands. */
export function timeOf(day: string): number {
  return toDayNumber(day) * DAY;
}

/** The largest absolute value of a chart, by which its numbers are rounded. */
export function sizeOf({ quantiles }: FanChart): number {
  return Math.max(...quantiles.flatMap(({ p5, p95 }) => [Math.abs(p5), Math.abs(p95)]));
}
