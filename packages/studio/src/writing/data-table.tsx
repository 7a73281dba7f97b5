import Papa from 'papaparse';

/** So many rows of a table are shown; the text holds them all. */
const MOST_ROWS = 1_000;

/** A table of the case, to be read. */
export default function DataTable({ path, text }: { readonly path: string; readonly text: string }) {
  const [header = [], ...rows] = Papa.parse<string[]>(text.trim()).data;
  const left = rows.length - MOST_ROWS;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="data-table" tabIndex={0} aria-label={`Table ${path}`}>
      <table>
        <caption>
          {path}, {rows.length} rows{left > 0 && `, the first ${MOST_ROWS} of them shown`}
        </caption>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
            <tr key={i}>
              {cells.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor has a cell
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
