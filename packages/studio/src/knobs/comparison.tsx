import type { Answer, Forecast } from '@proviso/forecast';
import type { Adjustments } from '@proviso/model';
import { shownCount, shownDifference, shownQuantity, titleOf } from '@proviso/report/words';
import { type FormEvent, memo, useState } from 'react';
import { type KeptSetting, withKept } from '../store/kept.ts';
import { changeSetting, keepSettings } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { type Column, columnsOf, type TurnedForecast } from './side-by-side.ts';
import { useKeptForecasts } from './use-kept-forecasts.ts';

interface ComparisonProps {
  readonly own: Forecast;
  readonly turned: Forecast | undefined;
}

const NONE: readonly KeptSetting[] = [];

/** Settings side by side: the case's own, what is turned now, what was kept under a name, and the case's scenarios. */
export const Comparison = memo(({ own, turned }: ComparisonProps) => {
  const kept = useStudio((state) => state.setting?.kept) ?? NONE;
  const adjustments = useStudio((state) => state.setting?.adjustments);
  const made = useKeptForecasts();
  const now: readonly TurnedForecast[] = turned
    ? [{ kind: 'turned', name: 'turned', title: 'As turned', forecast: turned }]
    : [];
  const before = kept.flatMap(({ name }): readonly TurnedForecast[] => {
    const outcome = made.get(name);
    return outcome?.kind === 'forecast' ? [{ kind: 'kept', name, title: name, forecast: outcome.forecast }] : [];
  });
  const columns = columnsOf(own, [...now, ...before]);
  return (
    <>
      <KeepForm kept={kept} adjustments={adjustments ?? []} />
      <KeptList kept={kept} failed={kept.filter(({ name }) => made.get(name)?.kind === 'failure')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label="Settings side by side" tabIndex={0}>
        <table className="numbers comparison">
          <thead>
            <tr>
              <th scope="col">Question</th>
              {columns.map(({ kind, name, title }) => (
                <th scope="col" className={kind} key={`${kind} ${name}`}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.questions.map((answer) => (
              <tr key={answer.name}>
                <th scope="row">{titleOf(answer)}</th>
                {columns.map((column) => (
                  <td key={`${column.kind} ${column.name}`}>
                    <ComparedAnswer answer={answer} column={column} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
});

function ComparedAnswer({ answer, column }: { readonly answer: Answer; readonly column: Column }) {
  const result = column.results.get(answer.name);
  const difference = column.differences.get(answer.name);
  if (!result) return <>not estimable</>;
  const shown =
    answer.kind === 'whether'
      ? `${shownCount(100 * result.value)} %`
      : shownQuantity(result.value, Math.abs(result.value));
  return (
    <>
      <data value={String(result.value)}>{shown}</data>
      {difference && <small> ({shownDifference(difference, answer.kind).text})</small>}
    </>
  );
}

function KeepForm({ kept, adjustments }: { readonly kept: readonly KeptSetting[]; readonly adjustments: Adjustments }) {
  const [name, setName] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim() || `Setting ${kept.length + 1}`;
    keepSettings(withKept(kept, { name: given, adjustments }));
    setName('');
  };
  return (
    <form className="keep" onSubmit={keep}>
      <label>
        Keep what is turned as{' '}
        <input type="text" value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </label>
      <button type="submit" disabled={adjustments.length === 0}>
        Keep
      </button>
    </form>
  );
}

interface KeptListProps {
  readonly kept: readonly KeptSetting[];
  /** Those that the case does not allow as it is now. */
  readonly failed: readonly KeptSetting[];
}

function KeptList({ kept, failed }: KeptListProps) {
  if (kept.length === 0) return null;
  return (
    <ul className="kept" aria-label="Settings kept">
      {kept.map((one) => (
        <li key={one.name}>
          <span>
            {one.name}
            {failed.includes(one) && ' (the case does not allow it as of this day)'}
          </span>
          <button type="button" onClick={() => changeSetting({ adjustments: one.adjustments })}>
            Turn to it<span className="unseen">: {one.name}</span>
          </button>
          <button type="button" onClick={() => keepSettings(kept.filter((it) => it !== one))}>
            Remove<span className="unseen"> {one.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
