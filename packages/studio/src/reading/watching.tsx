import { shownChange, titleOf, watchedDay, watchedTitle, withError } from '@proviso/report/words';
import { useStudio } from '../store/studio.ts';
import { type WatchEntry, watchList } from './watch-list.ts';

const FEW = 6;
const MOVES = 2;

/** What is pending and would move the answers most once it is known. */
export function Watching() {
  const outcome = useStudio((state) => state.forecasting.latest?.outcome);
  if (outcome?.kind !== 'forecast') return null;
  const entries = watchList(outcome.forecast).slice(0, FEW);
  return (
    <section aria-labelledby="watch-heading">
      <h2 id="watch-heading">What to watch</h2>
      <p className="lead">What is pending, and how far its outcome would move a chance, in percentage points.</p>
      {entries.length === 0 ? (
        <p>Nothing that is pending would move a chance by a point.</p>
      ) : (
        <ol className="dates">
          {entries.map((entry) => (
            <WatchRow key={`${entry.watched.kind} ${entry.watched.name} ${entry.watched.when.day}`} {...entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

function WatchRow({ watched, moves }: WatchEntry) {
  return (
    <li>
      <span className="when">{watchedDay(watched)}</span>
      <div>
        <p>{watchedTitle(watched)}</p>
        {moves.slice(0, MOVES).map(({ answer, watched: own }) => (
          <p key={answer.name} className="footing">
            {titleOf(answer)}: {withError(shownChange(own, answer))}
          </p>
        ))}
      </div>
    </li>
  );
}
