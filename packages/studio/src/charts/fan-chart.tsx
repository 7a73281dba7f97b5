import type { FanChart as Chart, Forecast } from '@proviso/forecast';
import { shownQuantity, titleOf } from '@proviso/report/words';
import { memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type FanColumns, fanColumns, sizeOf, timeOf } from './fan-columns.ts';
import { type PlotMarks, plotData, plotOptions } from './fan-plot.ts';
import { FanTable } from './fan-table.tsx';
import { plotColours, watchPalette } from './plot-colours.ts';
import { shownStep } from './shown-step.ts';

export interface FanChartProps {
  readonly forecast: Forecast;
  readonly chart: Chart;
  /** The same quantity in the case's own forecast, where that is another. */
  readonly own?: Chart | undefined;
  /** The step that is looked at, in all charts alike. */
  readonly step: number;
  readonly onLook: (step: number) => void;
}

const HEIGHT = 190;

/** A quantity through time: drawing, what it shows in words at the step that is looked at, and behind it its numbers. */
export const FanChart = memo(({ forecast, chart, own, step, onLook }: FanChartProps) => {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const columns = useMemo(() => fanColumns(forecast, chart, own), [forecast, chart, own]);
  const size = sizeOf(chart);
  const unit = chart.unit === '1' ? '' : ` ${chart.unit}`;
  const { p5, p50, p95 } = chart.quantiles[step]!;
  const number = (value: number) => shownQuantity(value, size);
  const reading = `${shownStep(forecast.steps[step]!)}: median ${number(p50)}${unit}, nine in ten from ${number(p5)} to ${number(p95)}`;
  return (
    <figure className="fan" aria-labelledby={heading}>
      <figcaption>
        <h3 id={heading}>
          {titleOf(chart)}
          {unit !== '' && <small>{unit}</small>}
        </h3>
        <p className="reading">
          {reading}
          {own && `; the case’s own median ${number(own.quantiles[step]!.p50)}`}
        </p>
      </figcaption>
      <Plot columns={columns} marks={{ asOf: timeOf(forecast.asOf), step }} onLook={onLook} />
      <button type="button" className="quiet" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? 'Hide the table' : 'Show as table'}
        <span className="unseen">: {titleOf(chart)}</span>
      </button>
      {asTable && <FanTable forecast={forecast} chart={chart} columns={columns} size={size} />}
    </figure>
  );
});

interface PlotProps {
  readonly columns: FanColumns;
  readonly marks: PlotMarks;
  readonly onLook: (step: number) => void;
}

/** The canvas; what it shows is said in words beside it, so that it is hidden from those who cannot see it. */
function Plot({ columns, marks, onLook }: PlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef({ columns, marks, onLook });
  latest.current = { columns, marks, onLook };
  const lines = columns.lines.map(({ kind, name }) => `${kind} ${name}`).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a plot is made anew only where its lines are others; new numbers go into the one that is there
  useEffect(() => {
    const element = frame.current!;
    const make = () => {
      plot.current?.destroy();
      const size = { width: element.clientWidth, height: HEIGHT };
      const options = plotOptions(
        ...([latest.current.columns, plotColours(element), size] as const),
        () => latest.current.marks,
        (step) => latest.current.onLook(step),
      );
      plot.current = new uPlot(options, plotData(latest.current.columns), element);
    };
    make();
    const endWatch = watchPalette(make);
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    return () => {
      endWatch();
      resized.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [lines]);
  useEffect(() => plot.current?.setData(plotData(columns)), [columns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plot reads its marks when it is drawn
  useEffect(() => plot.current?.redraw(false), [marks.step, marks.asOf]);
  return <div className="plot" aria-hidden="true" ref={frame} />;
}
