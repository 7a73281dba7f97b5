import type { Answer, Estimate, Quantiles } from '@proviso/forecast';
import { shownQuantity } from '@proviso/report/words';
import { along } from './scale.ts';

const GRID = [0, 0.25, 0.5, 0.75, 1];

/** An answer as a bar from 0 to 1 with its error, or a value by its quantiles; the numbers beside it say the same. */
export function AnswerDrawing({ result }: Pick<Answer, 'result'>) {
  switch (result.kind) {
    case 'probability':
      return <ProbabilityBar {...result} />;
    case 'distribution':
      return <QuantileBar quantiles={result.quantiles} />;
    case 'not estimable':
      return null;
  }
}

function ProbabilityBar({ value, error }: Estimate) {
  const [low, high] = [along(value - error), along(value + error)];
  return (
    <svg className="drawing" aria-hidden="true" width="100%" height="28">
      <Grid height={28} />
      <rect className="track" y="9" width="100%" height="10" />
      <rect className="bar" y="9" width={along(value)} height="10" />
      <g className="whisker">
        <line x1={low} x2={high} y1="14" y2="14" />
        <line x1={low} x2={low} y1="6" y2="22" />
        <line x1={high} x2={high} y1="6" y2="22" />
      </g>
    </svg>
  );
}

/** A value has an axis of its own: 5 to 95 % as a line, the middle half as a bar, the median as a mark. */
function QuantileBar({ quantiles: { p5, p25, p50, p75, p95 } }: { readonly quantiles: Quantiles }) {
  const at = (value: number) => along(0.06 + (0.88 * (value - p5)) / (p95 - p5 || 1));
  const share = (from: number, to: number) => along((0.88 * (to - from)) / (p95 - p5 || 1));
  const size = Math.max(Math.abs(p5), Math.abs(p95));
  return (
    <svg className="drawing" role="img" aria-label={quantileWords(p5, p50, p95, size)} width="100%" height="44">
      <line className="range" x1={at(p5)} x2={at(p95)} y1="14" y2="14" />
      <rect className="bar" x={at(p25)} width={share(p25, p75)} y="9" height="10" />
      <line className="median" x1={at(p50)} x2={at(p50)} y1="5" y2="23" />
      {[p5, p50, p95].map((value, i) => (
        <text key={GRID[i]} x={at(value)} y="39" textAnchor="middle">
          {shownQuantity(value, size)}
        </text>
      ))}
    </svg>
  );
}

function quantileWords(p5: number, p50: number, p95: number, size: number): string {
  const [low, median, high] = [p5, p50, p95].map((value) => shownQuantity(value, size));
  return `Median ${median}; five per cent of paths end below ${low}, five per cent above ${high}.`;
}

/** A claimed range on the axis from 0 to 1. */
export function ClaimDrawing({ low, high }: { readonly low: number; readonly high: number }) {
  const [left, right] = [along(low), along(high)];
  return (
    <svg className="drawing" aria-hidden="true" width="100%" height="16">
      <Grid height={16} />
      <g className="claimed">
        <line x1={left} x2={right} y1="8" y2="8" />
        <line x1={left} x2={left} y1="3" y2="13" />
        <line x1={right} x2={right} y1="3" y2="13" />
      </g>
    </svg>
  );
}

function Grid({ height }: { readonly height: number }) {
  return (
    <g className="grid">
      {GRID.map((share) => (
        <line key={share} x1={along(share)} x2={along(share)} y1="0" y2={height} />
      ))}
    </g>
  );
}
