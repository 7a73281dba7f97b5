import type { Case, Reading, Statement } from '@proviso/model';
import { longDay, oneLine, shortDay, titleOf } from '@proviso/report/words';
import { changeSetting } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { ReadingBar } from './reading-bar.tsx';

/** Statements known on the as-of day, latest first, each with every reader's reading and a box that strikes it. */
export function Statements() {
  const model = useStudio((state) => state.checked?.model);
  const setting = useStudio((state) => state.setting);
  if (!model || !setting) return null;
  const { asOf } = setting;
  const known = model.statements.filter((statement) => statement.known <= asOf);
  const later = model.statements.length - known.length;
  const reader = setting.reader ?? model.readers[0]?.name;
  return (
    <>
      <p className="lead">
        Up to {longDay(asOf)}. A statement is one thing; readers differ in what they hear. Only the reader of the
        forecast counts.
      </p>
      {model.readers.length > 1 && <ReaderChoice model={model} reader={reader} />}
      {known.length === 0 && <p>Nothing was said by then.</p>}
      <ol className="statements">
        {known
          .toSorted((a, b) => (a.date < b.date ? 1 : -1))
          .map((statement) => (
            <li key={statement.name}>
              <StatementEntry {...{ statement, model, reader }} isStruck={setting.struck.includes(statement.name)} />
            </li>
          ))}
      </ol>
      {later > 0 && <p className="footing">{later} more became known later, and do not count yet.</p>}
    </>
  );
}

function ReaderChoice({ model, reader }: { readonly model: Case; readonly reader: string | undefined }) {
  return (
    <fieldset className="readers">
      <legend>As read by</legend>
      {model.readers.map((one) => (
        <label key={one.name}>
          <input
            type="radio"
            name="reader"
            checked={one.name === reader}
            onChange={() => changeSetting({ reader: one.name })}
          />
          {titleOf(one)}
        </label>
      ))}
    </fieldset>
  );
}

interface StatementProps {
  readonly statement: Statement;
  readonly model: Case;
  readonly reader: string | undefined;
  readonly isStruck: boolean;
}

function StatementEntry({ statement, model, reader, isStruck }: StatementProps) {
  const { name, date, known, by, to, readings } = statement;
  const source = model.sources.find((one) => one.name === statement.source);
  return (
    <article className={isStruck ? 'struck' : undefined} aria-labelledby={`statement-${name}`}>
      <header>
        <p className="footing">
          <time dateTime={date}>{shortDay(date)}</time>
          {known !== date && <> (known {shortDay(known)})</>} · {partyTitle(model, by)}
          {to.length > 0 && <> to {to.map((party) => partyTitle(model, party)).join(', ')}</>}
        </p>
        <h3 id={`statement-${name}`}>{titleOf(statement)}</h3>
        {source && <p className="footing">Source: {titleOf(source)}</p>}
        {source?.quotes.map((quote) => (
          <blockquote key={quote}>{oneLine(quote)}</blockquote>
        ))}
      </header>
      <ul className="readings" aria-label="Readings">
        {readings.map((reading) => (
          <ReadingEntry
            key={`${reading.reader} ${reading.signal}`}
            {...{ reading, model }}
            counts={reading.reader === reader && !isStruck}
          />
        ))}
      </ul>
      <label className="strike">
        <input type="checkbox" checked={isStruck} onChange={() => strike(name, !isStruck)} />
        Strike it, as if nobody had said it
      </label>
    </article>
  );
}

function ReadingEntry({
  reading,
  model,
  counts,
}: {
  readonly reading: Reading;
  readonly model: Case;
  readonly counts: boolean;
}) {
  const reader = model.readers.find(({ name }) => name === reading.reader);
  const { because, guess } = reading.provenance ?? {};
  return (
    <li className={counts ? 'counts' : undefined}>
      <p>
        {reader ? titleOf(reader) : reading.reader}
        {counts && <small> counts here</small>}
      </p>
      <ReadingBar reading={reading} signal={model.signals.find(({ name }) => name === reading.signal)} />
      {because !== undefined && (
        <p className="footing">
          “{oneLine(because)}”{guess && ', a guess'}
        </p>
      )}
    </li>
  );
}

function strike(name: string, isStruck: boolean): void {
  const { setting } = useStudio.getState();
  const others = setting?.struck.filter((one) => one !== name) ?? [];
  changeSetting({ struck: isStruck ? [...others, name].sort() : others });
}

function partyTitle({ actors, unions }: Case, name: string): string {
  const party = [...actors, ...unions].find((one) => one.name === name);
  return party ? titleOf(party) : oneLine(name);
}
