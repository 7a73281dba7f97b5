import type { Forecast } from '@proviso/forecast';
import { adjustedNote, counted, oneLine, shortDay } from '@proviso/report/words';

/** What nobody should overlook: that something is changed beside the case, warnings, and what is known in hindsight. */
export function Cautions({ forecast }: { readonly forecast: Forecast }) {
  const { warnings, hindsight } = forecast;
  const adjusted = adjustedNote(forecast);
  const cautions = [
    ...(warnings.length === 0 ? [] : [counted(warnings.length, 'warning')]),
    ...(hindsight.length === 0 ? [] : [`${counted(hindsight.length, 'part')} known only in hindsight`]),
  ];
  return (
    <>
      {adjusted !== undefined && <p className="caution">{adjusted}</p>}
      {cautions.length > 0 && (
        <details className="caution">
          <summary>To be read with {cautions.join(' and ')}</summary>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{oneLine(warning)}</li>
            ))}
            {hindsight.map(({ name, source, published }) => (
              <li key={`${name} ${source}`}>
                {oneLine(name)} leans on {oneLine(source)}, published {shortDay(published)}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
