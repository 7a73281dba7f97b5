import { lineOfHash, parseLedgerLine, verifyLedger } from '@proviso/forecast';
import { counted, shortDay, shownShare, shownTick } from '@proviso/report/words';
import { type ChangeEvent, useState } from 'react';

interface OpenLedger {
  readonly name: string;
  readonly text: string;
}

/** The forecasts of a ledger file, and whether each line still follows on the one before. The file stays where it is. */
export function Ledger() {
  const [ledger, setLedger] = useState<OpenLedger>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) setLedger({ name: file.name, text: await file.text() });
  };
  return (
    <section aria-labelledby="ledger-heading">
      <h2 id="ledger-heading">Ledger</h2>
      <p className="lead">
        A ledger that <code>proviso forecast --ledger</code> has written: one line a forecast, each with the hash of the
        one before. The file is read in this page and goes nowhere.
      </p>
      <label className="choose">
        Ledger file <input type="file" accept=".jsonl,.ledger,.txt" onChange={choose} />
      </label>
      {ledger && <Verified {...ledger} />}
    </section>
  );
}

function Verified({ name, text }: OpenLedger) {
  const [published, setPublished] = useState('');
  const { lines, head, faults } = verifyLedger(text);
  return (
    <>
      <h3>{name}</h3>
      {head ? (
        <p>
          {counted(lines, 'line')}, each follows on the one before. Head {head.line}: <code>{head.hash}</code>
        </p>
      ) : (
        <div role="alert" className="faulty">
          <p className="warning">
            {counted(lines, 'line')}, {counted(faults.length, 'fault')}; nothing was changed.
          </p>
          <ul className="notes">
            {faults.map(({ at, kind, message }) => (
              <li key={`${at} ${kind}`}>
                Line {at}, {kind}: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="lead">
        Alone this proves nothing: whoever holds the file can write all of it anew. Publish the head where others keep
        it with its date; then no line up to it can be changed or slipped in without showing.
      </p>
      <label className="choose">
        A head that was published{' '}
        <input type="text" value={published} spellCheck={false} onChange={(e) => setPublished(e.target.value.trim())} />
      </label>
      {published !== '' && <p role="status">{comparison(text, published)}</p>}
      <Lines text={text} />
    </>
  );
}

function comparison(text: string, published: string): string {
  const line = lineOfHash(text, published);
  return line === undefined
    ? 'No line has this hash: this ledger is not the one whose head it was.'
    : `Line ${line} has this hash: up to it nothing has changed since.`;
}

function Lines({ text }: { readonly text: string }) {
  const lines = text.split('\n').flatMap((line) => parseLedgerLine(line) ?? []);
  if (lines.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" aria-label="Lines of the ledger" tabIndex={0}>
      <table className="scores">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">As of</th>
            <th scope="col">Answer</th>
            <th scope="col">Written</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <th scope="row">{line.question}</th>
              <td>{shortDay(line.asOf)}</td>
              <td>
                {line.probability !== undefined && shownShare(line.probability)}
                {line.mean !== undefined && shownTick(line.mean)}
              </td>
              <td>{line.written.slice(0, 16).replace('T', ' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
