import { useState } from 'react';
import { resolveConflict } from '../store/session.ts';
import type { OpenFile } from '../store/studio.ts';
import { aroundDifferences, compareLines } from './line-difference.ts';
import './conflict.css';

/** Another program wrote the file that is edited here: a person chooses, nothing is overwritten unasked. */
export function Conflict({ file }: { readonly file: OpenFile }) {
  const [both, setBoth] = useState(false);
  const { path, text, onDisk } = file;
  if (!onDisk) return null;
  const removed = onDisk.text === undefined;
  return (
    <div className="conflict" role="alert">
      <p>
        {removed
          ? `Another program removed ${path} from the disk.`
          : `Another program changed ${path} on disk while it was edited here.`}{' '}
        Nothing is overwritten until you choose.
      </p>
      <div className="choices">
        <button type="button" onClick={() => resolveConflict(path, 'mine')}>
          Keep mine
        </button>
        {!removed && (
          <>
            <button type="button" onClick={() => resolveConflict(path, 'theirs')}>
              Take theirs
            </button>
            <button type="button" aria-expanded={both} onClick={() => setBoth(!both)}>
              See both
            </button>
          </>
        )}
      </div>
      {both && !removed && <Comparison mine={text} theirs={onDisk.text ?? ''} />}
    </div>
  );
}

const SIGNS = { both: ' ', mine: 'mine', theirs: 'theirs' } as const;

function Comparison({ mine, theirs }: { readonly mine: string; readonly theirs: string }) {
  const lines = aroundDifferences(compareLines(mine, theirs));
  return (
    <table className="comparison">
      <caption>Lines that differ</caption>
      <thead>
        <tr>
          <th scope="col">Whose</th>
          <th scope="col">Line</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity than its place
          <tr key={i} className={line?.of ?? 'left-out'}>
            <td>{line ? SIGNS[line.of] : '…'}</td>
            <td>{line?.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
