import type { Adjustment, Adjustments } from '@proviso/model';
import { longDay, oneLine } from '@proviso/report/words';
import { memo } from 'react';
import type { EventKnob } from './knobs.ts';
import { turn, turnBack } from './turning.ts';

interface EventKnobsProps {
  readonly events: readonly EventKnob[];
  readonly adjustments: Adjustments;
}

/** Pending events: left to chance, made to happen on a day, or kept from happening. */
export function EventKnobs({ events, adjustments }: EventKnobsProps) {
  if (events.length === 0) return <p className="lead">No event is pending on this day.</p>;
  return (
    <ul className="knobs">
      {events.map((event) => (
        <li key={event.name}>
          <OneEvent event={event} turned={forcing(adjustments, event.name)} />
        </li>
      ))}
    </ul>
  );
}

type Forced = Extract<Adjustment, { readonly kind: 'happens' | 'does not happen' }>;

function forcing(adjustments: Adjustments, event: string): Forced | undefined {
  return adjustments.find((it): it is Forced => 'event' in it && it.event === event);
}

interface OneEventProps {
  readonly event: EventKnob;
  readonly turned: Forced | undefined;
}

const OneEvent = memo(({ event, turned }: OneEventProps) => {
  const { name, title, on, earliest, latest } = event;
  const day = turned?.kind === 'happens' ? (turned.on ?? on ?? earliest) : (on ?? earliest);
  const happen = (to: string) => turn({ kind: 'happens', event: name, ...(to === on ? {} : { on: to }) });
  const choice = (label: string, isChosen: boolean, choose: () => void) => (
    <label>
      <input type="radio" name={`event ${name}`} checked={isChosen} onChange={choose} /> {label}
    </label>
  );
  return (
    <fieldset className={turned ? 'knob turned' : 'knob'}>
      <legend>
        {oneLine(title ?? name)} <code>{name}</code>
      </legend>
      <div className="choices">
        {choice('left to chance', !turned, () => turnBack(name))}
        {choice('happens', turned?.kind === 'happens', () => happen(day))}
        {choice('does not happen', turned?.kind === 'does not happen', () =>
          turn({ kind: 'does not happen', event: name }),
        )}
      </div>
      {turned?.kind === 'happens' && (
        <label className="day">
          on{' '}
          <input
            type="date"
            value={day}
            min={earliest}
            max={latest}
            onChange={({ target }) => target.value && target.validity.valid && happen(target.value)}
          />
        </label>
      )}
      <p className="words">{on === undefined ? 'It may happen at any time.' : `Its day is ${longDay(on)}.`}</p>
    </fieldset>
  );
});
