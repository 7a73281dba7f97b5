import type { FanChart, Quantiles } from '@proviso/forecast';
import { AS_OF_STEP, SCENARIOS, STEPS } from './sample-timeline.ts';

const BRENT = [
  107.48, 107.76, 109.54, 111.8, 106.77, 101.61, 97.09, 87.43, 79.44, 62.34, 47.76, 58.1, 55.89, 59.52, 64.08, 61.48,
  56.56, 46.52, 47.62, 48.43, 44.27, 38.01,
];
const ROUBLE = [
  36.17, 35.68, 34.79, 34.42, 34.71, 36.13, 37.97, 40.91, 46.45, 55.94, 65.75, 64.52, 60.23, 52.74, 50.43, 54.52, 57.38,
  65.73, 66.74, 63.13, 65.11, 69.96,
];
const APPROVAL = [80, 82, 83, 86, 85, 84, 86, 88, 85, 85, 85, 86, 85, 86, 86, 89, 87, 83, 84, 88, 85, 85, 82];

/** Quantiles of the standard normal at 5, 25, 50, 75 and 95 %. */
const NORMAL = { p5: -1.645, p25: -0.674, p50: 0, p75: 0.674, p95: 1.645 } as const;

function fan(
  median: (step: number) => number,
  spread: (step: number) => number,
  logarithmic: boolean,
): readonly Quantiles[] {
  return STEPS.map((_, step) => {
    const at = (z: number) =>
      logarithmic ? median(step) * Math.exp(z * spread(step)) : median(step) + z * spread(step);
    return { p5: at(NORMAL.p5), p25: at(NORMAL.p25), p50: median(step), p75: at(NORMAL.p75), p95: at(NORMAL.p95) };
  });
}

/** Quantities known by figures in each step, by figures in some steps, and by none. */
export function sampleCharts(): readonly FanChart[] {
  const ahead = (step: number) => Math.max(0, step - AS_OF_STEP + 1);
  const rows = (values: readonly number[]) => values.map((value, step) => ({ step, date: STEPS[step]!.from, value }));
  const chart = (
    name: string,
    title: string,
    unit: string,
    figures: readonly number[],
    [long, speed, spread]: readonly [number, number, number],
    effects: readonly number[],
    logarithmic = false,
  ): FanChart => {
    const last = figures.at(-1) ?? long;
    const median = (step: number) => figures[step] ?? long + (last - long) * Math.exp(-speed * ahead(step));
    const width = (step: number) => (figures[step] === undefined ? spread * Math.sqrt(Math.max(1, ahead(step))) : 0);
    const shift = (step: number, effect: number) => (step < 27 ? 0 : effect * (1 - Math.exp(-0.25 * (step - 26))));
    return {
      name,
      title,
      unit,
      quantiles: fan(median, width, logarithmic),
      figures: rows(figures),
      scenarios: SCENARIOS.map((scenario, i) => ({
        ...scenario,
        medians: STEPS.map((_, step) => (step < AS_OF_STEP ? null : median(step) + shift(step, effects[i]!))),
      })),
    };
  };
  const quarters = [0.8, 0.7, 0.4, -2.2, -4.6, -4.1];
  const output = chart('output', 'Output, change on the year before', '%', [], [-1.5, 0.1, 0.55], [1.9, 0, -0.2, 0.3]);
  const followed = output.quantiles.map((q, step): Quantiles => {
    const at = (step - 3) / 3;
    const [before, after] = [quarters[Math.max(0, Math.floor(at))], quarters[Math.max(0, Math.ceil(at))]];
    const shift =
      before === undefined || after === undefined
        ? (-3.2 + 1.5) * Math.exp(-0.1 * (step - 18))
        : before + (after - before) * (at % 1) + 1.5;
    return { p5: q.p5 + shift, p25: q.p25 + shift, p50: q.p50 + shift, p75: q.p75 + shift, p95: q.p95 + shift };
  });
  return [
    chart('brent', 'Brent crude, monthly mean', 'USD/bbl', BRENT, [52, 0.05, 0.075], [14, 0, -1, 0], true),
    chart('rouble', 'Roubles per US dollar', 'RUB/USD', ROUBLE, [66, 0.1, 0.05], [-9, 0, 1.5, -1], true),
    {
      ...output,
      quantiles: followed,
      figures: quarters.map((value, i) => ({ step: 3 * i + 3, date: STEPS[3 * i + 3]!.through, value })),
      scenarios: output.scenarios.map((scenario) => ({
        ...scenario,
        medians: scenario.medians.map((m, step) =>
          m === null ? null : m + followed[step]!.p50 - output.quantiles[step]!.p50,
        ),
      })),
    },
    chart('approval', 'Approval of the president', '%', APPROVAL, [79, 0.06, 1.1], [1.4, 0.2, 0, 0], false),
    chart('us_resolve', 'Resolve of the US administration', '1', [], [1.9, 0.1, 0.14], [0, 0, 0, -0.2], false),
  ];
}
