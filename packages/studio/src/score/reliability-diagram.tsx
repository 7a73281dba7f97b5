import type { Reliability } from '@proviso/forecast';
import { counted, shownCount, shownShare } from '@proviso/report/words';

const SIZE = 320;
/** The largest dot reaches so far; labels stand beyond it. */
const REACH = 14;
const [LEFT, TOP, RIGHT, BOTTOM] = [42 + REACH, REACH, REACH + 2, 38 + REACH];
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** How often forecasts of about the same probability came about, over that probability: on the diagonal they agree. */
export function ReliabilityDiagram({ reliability: { bins } }: { readonly reliability: Reliability }) {
  const most = Math.max(...bins.map(({ forecasts }) => forecasts));
  const texts = bins.map(
    ({ forecasts, meanForecast, frequency }) =>
      `${counted(forecasts, 'forecast')} of about ${shownShare(meanForecast)}, of which ${shownShare(frequency)} came about`,
  );
  return (
    <figure className="reliability">
      <figcaption>Reliability: how often what was given a chance came about</figcaption>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={`Reliability diagram: ${texts.join('; ')}.`}>
        <Grid />
        <line className="diagonal" x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} />
        {bins.map(({ low, forecasts, meanForecast, frequency }) => (
          <circle
            key={low}
            className="dot"
            cx={across(meanForecast)}
            cy={up(frequency)}
            r={4 + (REACH - 4) * Math.sqrt(forecasts / most)}
          />
        ))}
      </svg>
      <details>
        <summary>Show as table</summary>
        <table className="scores">
          <thead>
            <tr>
              <th scope="col">Forecast</th>
              <th scope="col">Forecasts</th>
              <th scope="col">Mean</th>
              <th scope="col">Came about</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ low, high, forecasts, meanForecast, frequency }) => (
              <tr key={low}>
                <th scope="row">
                  {Math.round(100 * low)}–{Math.round(100 * high)} %
                </th>
                <td>{shownCount(forecasts)}</td>
                <td>{shownShare(meanForecast)}</td>
                <td>{shownShare(frequency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Grid() {
  return (
    <g className="grid">
      {TICKS.map((at) => (
        <g key={at}>
          <line x1={across(at)} x2={across(at)} y1={up(0)} y2={up(1)} />
          <line x1={across(0)} x2={across(1)} y1={up(at)} y2={up(at)} />
          <text x={across(at)} y={SIZE - BOTTOM + REACH + 14} textAnchor="middle">
            {100 * at}
          </text>
          <text x={LEFT - REACH - 4} y={up(at)} dy=".32em" textAnchor="end">
            {100 * at}
          </text>
        </g>
      ))}
      <text x={across(0.5)} y={SIZE - 4} textAnchor="middle">
        forecast, per cent
      </text>
      <text transform="rotate(-90)" x={-(TOP + (SIZE - TOP - BOTTOM) / 2)} y="12" textAnchor="middle">
        came about, per cent
      </text>
    </g>
  );
}

function across(share: number): number {
  return LEFT + share * (SIZE - LEFT - RIGHT);
}

function up(share: number): number {
  return SIZE - BOTTOM - share * (SIZE - TOP - BOTTOM);
}
