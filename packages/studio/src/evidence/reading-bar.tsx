import type { Reading, Signal } from '@proviso/model';

interface ReadingBarProps {
  readonly reading: Reading;
  readonly signal: Signal | undefined;
}

/** How likely a reader holds each category of the signal to be: one bar in parts, and the same in words and numbers. */
export function ReadingBar({ reading, signal }: ReadingBarProps) {
  const order = signal?.categories.map(({ name }) => name) ?? [];
  const parts = reading.weights
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => order.indexOf(a.category) - order.indexOf(b.category));
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, { weight }) => sum + weight, 0));
  // A category has the same colour whoever reads; the words beside it say the same.
  const classOf = (category: string) => `part-${order.indexOf(category) % 4}`;
  return (
    <div className="reading">
      <svg aria-hidden="true" width="100%" height="8">
        {parts.map(({ category, weight }, i) => (
          <rect
            key={category}
            className={classOf(category)}
            x={percent(starts[i]!)}
            width={percent(weight)}
            height="8"
          />
        ))}
      </svg>
      <p className="weights">
        {parts.map(({ category, weight }) => (
          <span key={category}>
            <i className={classOf(category)} aria-hidden="true" /> {category} {percent(weight)}
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
