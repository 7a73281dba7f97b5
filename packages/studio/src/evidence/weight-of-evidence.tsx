import type { Forecast } from '@proviso/forecast';
import type { Case } from '@proviso/model';
import { counted, shortDay, shownCount } from '@proviso/report/words';
import { titleOfItem } from './title-of-item.ts';

interface WeightOfEvidenceProps {
  readonly forecast: Forecast;
  readonly model: Case;
}

/** How much of each kind weighed the paths, and which items they expected least. */
export function WeightOfEvidence({ forecast: { conditioning, paths }, model }: WeightOfEvidenceProps) {
  const { kinds = [], costliest, evidence, effectiveSampleSize } = conditioning;
  if (evidence === 0) return <p className="lead">Nothing that is known by then weighs the paths.</p>;
  return (
    <>
      <h3>What else weighs</h3>
      <p className="lead">
        {counted(evidence, 'item')} of evidence: {kinds.map(({ kind, count }) => counted(count, kind)).join(', ')}.
        After weighing, {shownCount(paths)} paths tell as much as {shownCount(effectiveSampleSize)} independent ones
        would. Silence counts: what could have happened and did not.
      </p>
      {costliest.length > 0 && (
        <table className="costliest">
          <caption>What the paths expected least</caption>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Kind</th>
              <th scope="col">Day</th>
              <th scope="col">Log density</th>
            </tr>
          </thead>
          <tbody>
            {costliest.map(({ kind, name, date, logDensity }) => (
              <tr key={`${kind} ${name} ${date}`}>
                <th scope="row">{titleOfItem(model, name)}</th>
                <td>{kind}</td>
                <td>{shortDay(date)}</td>
                <td>{logDensity.toFixed(1).replace('-', '−')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
