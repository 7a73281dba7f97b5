import type { Reading } from '@proviso/model';

/** How likely a reader holds each category of the signal to be: one bar in parts, and the same in words and numbers. */
export function ReadingBar({ reading }: { readonly reading: Reading }) {
  const parts = reading.weights.filter(({ weight }) => weight > 0);
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, { weight }) => sum + weight, 0));
  return (
    <div className="reading">
      <svg aria-hidden="true" width="100%" height="8">
        {parts.map(({ category, weight }, i) => (
          <rect key={category} className={`part-${i % 4}`} x={percent(starts[i]!)} width={percent(weight)} height="8" />
        ))}
      </svg>
      <p className="weights">
        {parts.map(({ category, weight }, i) => (
          <span key={category}>
            <i className={`part-${i % 4}`} aria-hidden="true" /> {category} {percent(weight)}
          </span>
        ))}
        <span className="footing">{reading.signal}</span>
      </p>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(1000 * share) / 10}%`;
}
