import type { Forecast } from '@proviso/forecast';
import { honestSize, type StatusRun, sharesText, shortDay } from '@proviso/report/words';
import type { Life } from './life.ts';

/** The bars as a table, for who would rather read than look. */
export function StatusesTable({
  lives,
  forecast,
}: {
  readonly lives: readonly Life[];
  readonly forecast: Forecast | undefined;
}) {
  return (
    <details className="statuses">
      <summary>Statuses as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" aria-label="Statuses as a table" tabIndex={0}>
        <table>
          <caption>Status of each regime and agreement; after the as-of day the share of paths</caption>
          <thead>
            <tr>
              <th scope="col">Instrument</th>
              <th scope="col">From</th>
              <th scope="col">Through</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          {lives.map((life) => (
            <LifeRows key={life.name} life={life} size={forecast ? honestSize(forecast) : 0} />
          ))}
        </table>
      </section>
    </details>
  );
}

function LifeRows({ life, size }: { readonly life: Life; readonly size: number }) {
  const rows = mergedByText(life.runs, size);
  return (
    <tbody>
      {rows.map(({ from, through, text }, i) => (
        <tr key={from}>
          {i === 0 && (
            <th scope="rowgroup" rowSpan={rows.length}>
              {life.title}
            </th>
          )}
          <td>{shortDay(from)}</td>
          <td>{shortDay(through)}</td>
          <td>{text}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** Runs whose words do not differ, as one. */
function mergedByText(runs: readonly StatusRun[], size: number) {
  const rows: { from: string; through: string; text: string }[] = [];
  for (const run of runs) {
    const text = sharesText(run, size);
    const last = rows.at(-1);
    if (last?.text === text) last.through = run.through;
    else rows.push({ from: run.from, through: run.through, text });
  }
  return rows;
}
