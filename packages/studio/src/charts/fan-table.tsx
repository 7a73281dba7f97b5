import type { FanChart, Forecast } from '@proviso/forecast';
import { shownQuantity, titleOf } from '@proviso/report/words';
import type { FanColumns } from './fan-columns.ts';
import { shownStep } from './shown-step.ts';

interface FanTableProps {
  readonly forecast: Forecast;
  readonly chart: FanChart;
  readonly columns: FanColumns;
  /** Typical size of the numbers, by which they are rounded. */
  readonly size: number;
}

/** The numbers of a chart, each in full behind what is shown. */
export function FanTable({ forecast, chart, columns, size }: FanTableProps) {
  const { p5, p25, median, p75, p95, figures, lines } = columns;
  const cells = [
    { heading: 'Figure', values: figures },
    { heading: '5 %', values: p5 },
    { heading: '25 %', values: p25 },
    { heading: 'Median', values: median },
    { heading: '75 %', values: p75 },
    { heading: '95 %', values: p95 },
    ...lines.map(({ title, values }) => ({ heading: title, values })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label={`${titleOf(chart)} as a table`} tabIndex={0}>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">Step</th>
            {cells.map(({ heading }) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forecast.steps.map((step, i) => (
            <tr key={step.from}>
              <th scope="row">{shownStep(step)}</th>
              {cells.map(({ heading, values }) => (
                <td key={heading}>
                  <Quantity value={values[i]} size={size} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Quantity({ value, size }: { readonly value: number | null | undefined; readonly size: number }) {
  if (value === null || value === undefined) return null;
  return <data value={String(value)}>{shownQuantity(value, size)}</data>;
}
