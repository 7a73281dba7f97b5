import { shownTick } from '@proviso/report/words';
import uPlot from 'uplot';
import type { FanColumns } from './fan-columns.ts';
import type { PlotColours } from './plot-colours.ts';

/** What a plot shows beside its columns. */
export interface PlotMarks {
  /** Seconds since 1970. */
  readonly asOf: number;
  /** The step that is looked at. */
  readonly step: number;
}

const FONT = '12px system-ui, sans-serif';

/** The columns in the order of the series of {@link plotOptions}. */
export function plotData({ times, p5, p25, median, p75, p95, figures, lines }: FanColumns): uPlot.AlignedData {
  return [
    times,
    p95,
    p5,
    p75,
    p25,
    median,
    figures,
    ...lines.map(({ values }) => values),
  ] as unknown as uPlot.AlignedData;
}

/**
 * How a fan is drawn: the outer and inner band, the median, figures as points, other medians as lines, a line at the as-of
 * day and one at the step that is looked at.
 * @param marksNow read whenever the plot is drawn
 * @param look called with the step under the pointer
 */
export function plotOptions(
  { lines }: FanColumns,
  colours: PlotColours,
  size: { readonly width: number; readonly height: number },
  marksNow: () => PlotMarks,
  look: (step: number) => void,
): uPlot.Options {
  const hidden = { stroke: 'transparent', width: 0, points: { show: false } };
  const line = (stroke: string, more: Partial<uPlot.Series> = {}): uPlot.Series => ({
    ...{ stroke, width: 1.5, points: { show: false }, spanGaps: true },
    ...more,
  });
  let scenario = 0;
  return {
    ...size,
    legend: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { x: false, y: false, drag: { x: false, y: false }, points: { show: false } },
    bands: [
      { series: [1, 2], fill: colours.most },
      { series: [3, 4], fill: colours.half },
    ],
    series: [
      {},
      ...[hidden, hidden, hidden, hidden],
      line(colours.median, { width: 2 }),
      { paths: () => null, points: { show: true, size: 5, fill: colours.ink, stroke: colours.ink } },
      ...lines.map(({ kind }) => {
        if (kind === 'own') return line(colours.own, { dash: [5, 3], width: 2 });
        scenario += 1;
        return line(colours.scenarios[(scenario - 1) % colours.scenarios.length]!, { dash: [2, 2] });
      }),
    ],
    scales: {
      y: { range: (_, low, high) => (low === high ? [low - 1, high + 1] : uPlot.rangeNum(low, high, 0.1, false)) },
    },
    axes: [
      axis(colours, { space: 60, size: 26 }),
      axis(colours, { space: 30, size: 50, values: (_, splits) => splits.map((value) => shownTick(value)) }),
    ],
    hooks: {
      draw: [
        (plot) => {
          upright(plot, marksNow().asOf, colours.muted, [4, 3]);
          upright(plot, plot.data[0][marksNow().step], colours.ink, []);
        },
      ],
      setCursor: [({ cursor }) => typeof cursor.idx === 'number' && cursor.left! >= 0 && look(cursor.idx)],
    },
  };
}

function axis({ muted, rule }: PlotColours, more: Partial<uPlot.Axis>): uPlot.Axis {
  return { stroke: muted, font: FONT, grid: { stroke: rule, width: 1 }, ticks: { stroke: rule, width: 1 }, ...more };
}

/** An upright line across the plot. */
function upright(plot: uPlot, time: number | undefined, colour: string, dash: readonly number[]): void {
  if (time === undefined) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(time, 'x', true)) + 0.5;
  if (x < bbox.left || x > bbox.left + bbox.width + 1) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash(dash.map((length) => length * uPlot.pxRatio));
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
