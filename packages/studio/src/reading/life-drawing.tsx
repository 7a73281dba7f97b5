import type { CivilDate } from '@proviso/model';
import { type StatusRun, shortDay } from '@proviso/report/words';
import type { Scale } from './scale.ts';
import { statusLook } from './status-mark.tsx';

/** Room above the bar and below it, so that the day's line runs on from lane to lane. */
const TOP = 12;
const HEIGHT = 24;

/** A day that is marked on a bar. */
export interface Mark {
  readonly kind: 'renewal' | 'decision' | 'expiry';
  readonly on: CivilDate;
}

export interface LifeDrawingProps {
  readonly scale: Scale;
  readonly runs: readonly StatusRun[];
  readonly marks: readonly Mark[];
  readonly day: CivilDate;
  readonly asOf: CivilDate;
  /** The same in words. */
  readonly text: string;
}

/** The life of an instrument as a bar: by the register up to the as-of day, after it filled as high as is likely. */
export function LifeDrawing({ scale, runs, marks, day, asOf, text }: LifeDrawingProps) {
  return (
    <svg className="drawing life" role="img" aria-label={text} width="100%" height={HEIGHT + 2 * TOP}>
      {runs.map((run) => (
        <Run key={`${run.from} ${run.past}`} run={run} scale={scale} />
      ))}
      <DayLine className="as-of-line" day={asOf} scale={scale} />
      {marks
        .filter(({ on }) => on >= scale.from && on <= scale.through)
        .map(({ kind, on }) => (
          <MarkLine key={`${kind} ${on}`} kind={kind} on={on} scale={scale} />
        ))}
      <DayLine className="day-line" day={day} scale={scale} />
    </svg>
  );
}

function Run({ run, scale }: { readonly run: StatusRun; readonly scale: Scale }) {
  const place = { x: scale.at(run.from), width: scale.span(run.from, run.through) };
  if (run.verdict === 'contradictory') {
    return <rect {...place} y={TOP} height={HEIGHT} {...statusLook('contradictory')} />;
  }
  let filled = 0;
  return run.shares.map(([status, share]) => {
    const look = statusLook(status);
    filled += share;
    return (
      <rect
        key={status}
        {...place}
        {...look}
        className={run.verdict === undefined ? look.className : `${look.className} ${run.verdict}`}
        y={rounded(TOP + (1 - filled) * HEIGHT)}
        height={rounded(share * HEIGHT)}
      />
    );
  });
}

function MarkLine({ kind, on, scale }: Mark & { readonly scale: Scale }) {
  const x = scale.at(on);
  return (
    <g>
      <line className="halo" x1={x} x2={x} y1={TOP - 4} y2={TOP + HEIGHT + 4} />
      <line className={kind} x1={x} x2={x} y1={TOP - 4} y2={TOP + HEIGHT + 4}>
        <title>{`${kind} ${shortDay(on)}`}</title>
      </line>
    </g>
  );
}

/** A day across the whole height, so that the days of bars above each other make one line. */
export function DayLine({
  className,
  day,
  scale,
}: {
  readonly className: string;
  readonly day: CivilDate;
  readonly scale: Scale;
}) {
  const x = scale.at(day);
  return (
    <g className={className}>
      <line className="around" x1={x} x2={x} y1="0" y2="100%" />
      <line x1={x} x2={x} y1="0" y2="100%" />
    </g>
  );
}

function rounded(pixels: number): number {
  return Number(pixels.toFixed(2));
}
