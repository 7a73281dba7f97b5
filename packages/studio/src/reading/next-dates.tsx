import type { CalendarEntry } from '@proviso/law';
import type { CivilDate } from '@proviso/model';
import { longDay, oneLine, sentence, shortDay } from '@proviso/report/words';
import { useState } from 'react';
import { select } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';

/** How many are shown unasked. */
const FEW = 6;

/** What falls due from the day on, and what happens by itself if nothing is done. */
export function NextDates() {
  const register = useStudio((state) => state.register);
  const [all, setAll] = useState(false);
  if (!register) return null;
  const ahead = entriesAhead(register.calendar, register.on);
  return (
    <section aria-labelledby="dates-heading">
      <h2 id="dates-heading">Next dates</h2>
      <p className="lead">What falls due from {longDay(register.on)} on.</p>
      {ahead.length === 0 ? (
        <p>Nothing, to the end of the timeline.</p>
      ) : (
        <ol className="dates">
          {(all ? ahead : ahead.slice(0, FEW)).map((entry) => (
            <DateEntry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {ahead.length > FEW && (
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${ahead.length}`}
        </button>
      )}
    </section>
  );
}

function DateEntry({ entry }: { readonly entry: CalendarEntry }) {
  const { on, subject, title, kind, ifNothing, body, rule, decision } = entry;
  const who = [body, decision && `${decision}, ${rule}`]
    .filter((text) => text !== undefined)
    .map((text) => oneLine(text));
  return (
    <li>
      <time dateTime={on}>{shortDay(on)}</time>
      <div>
        <p>
          <button type="button" className="subject" onClick={() => select(subject)}>
            {oneLine(title ?? subject)}
          </button>
          : {kind}
        </p>
        {who.length > 0 && <p className="footing">{who.join(' · ')}</p>}
        <p className="footing">If nothing is done: {sentence(ifNothing)}</p>
      </div>
    </li>
  );
}

/** Unsettled entries from a day on. */
function entriesAhead(calendar: readonly CalendarEntry[], day: CivilDate): readonly CalendarEntry[] {
  return calendar.filter(({ on, settledBy }) => on >= day && settledBy === undefined);
}
