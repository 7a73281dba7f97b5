import type { CivilDate } from '@proviso/model';
import { dateTicks, longDay, shortDay } from '@proviso/report/words';
import { lookAt } from '../store/session.ts';
import type { Scale } from './scale.ts';

export interface DayBarProps {
  readonly scale: Scale;
  readonly day: CivilDate;
  readonly asOf: CivilDate;
  /** Days to leap to, in order. */
  readonly leaps: readonly CivilDate[];
}

/** The day at which the register is looked at: by date, by slider along the timeline, or from change to change. */
export function DayBar({ scale, day, asOf, leaps }: DayBarProps) {
  const before = leaps.findLast((leap) => leap < day);
  const after = leaps.find((leap) => leap > day);
  return (
    <div className="lane day-bar">
      <div className="name">
        <label>
          On{' '}
          <input
            type="date"
            value={day}
            min={scale.from}
            max={scale.through}
            onChange={({ target }) => target.value && lookAt(target.value)}
          />
        </label>
        <span className="leaps">
          <Leap label="Change before" sign="‹" to={before} />
          <Leap label="Change after" sign="›" to={after} />
          {day !== asOf && (
            <button type="button" onClick={() => lookAt(undefined)}>
              As-of day
            </button>
          )}
        </span>
      </div>
      <div className="axis">
        <input
          type="range"
          aria-label="Day along the timeline"
          aria-valuetext={longDay(day)}
          min={0}
          max={scale.length - 1}
          value={scale.index(day)}
          onChange={({ target }) => lookAt(scale.day(Number(target.value)))}
        />
        <Ticks scale={scale} asOf={asOf} />
      </div>
      <p className="end">in force at the end</p>
    </div>
  );
}

function Leap({
  label,
  sign,
  to,
}: {
  readonly label: string;
  readonly sign: string;
  readonly to: CivilDate | undefined;
}) {
  return (
    <button
      type="button"
      aria-label={to === undefined ? `${label}: none` : `${label}: ${longDay(to)}`}
      title={to === undefined ? `${label}: none` : `${label}: ${longDay(to)}`}
      disabled={to === undefined}
      onClick={() => lookAt(to)}
    >
      {sign}
    </button>
  );
}

/** On a narrow axis every other label gives way (`spare`). */
function Ticks({ scale, asOf }: { readonly scale: Scale; readonly asOf: CivilDate }) {
  const ticks = dateTicks(scale.from, scale.through);
  const labelled = ticks.filter(({ label }) => label !== undefined);
  return (
    <svg className="drawing ticks" aria-hidden="true" width="100%" height="40">
      {ticks.map((tick) => {
        const { date, label } = tick;
        const x = scale.at(date);
        const isSpare = labelled.indexOf(tick) % 2 === 1;
        return (
          <g key={date}>
            <line className="tick" x1={x} x2={x} y1="0" y2={label === undefined ? 4 : 8} />
            {label !== undefined && (
              <text
                className={isSpare ? 'spare' : undefined}
                x={x}
                y="20"
                textAnchor={scale.index(date) < 0.03 * scale.length ? 'start' : 'middle'}
              >
                {label}
              </text>
            )}
          </g>
        );
      })}
      <text className="as-of" x={scale.at(asOf)} y="36" textAnchor={anchorAt(scale.index(asOf) / scale.length)}>
        as of {shortDay(asOf)}
      </text>
    </svg>
  );
}

function anchorAt(share: number): 'start' | 'middle' | 'end' {
  return share < 0.1 ? 'start' : share > 0.9 ? 'end' : 'middle';
}
