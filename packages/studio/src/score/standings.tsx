import type { Standing } from '@proviso/forecast';
import {
  forecasterName,
  SCORES_LEGEND,
  shownCount,
  shownInterval,
  shownScore,
  shownSkill,
} from '@proviso/report/words';

/** The model's scores beside those of the trivial forecasts and of who claimed something. */
export function Standings({ standings }: { readonly standings: readonly Standing[] }) {
  if (standings.length === 0) {
    return <p>No question of yes or no that was forecast has come out: nothing is scored.</p>;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" aria-label="Scores" tabIndex={0}>
        <table className="scores">
          <caption>Scores</caption>
          <thead>
            <tr>
              {['Forecaster', 'Forecasts', 'Brier', 'Log', 'Beside', 'Skill', 'Gain'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {standings.map((standing) => (
              <Row key={forecasterName(standing.by)} standing={standing} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="lead">{SCORES_LEGEND}</p>
    </>
  );
}

function Row({ standing }: { readonly standing: Standing }) {
  const { by, forecasts, brier, logarithmic, model } = standing;
  return (
    <tr className={by.kind === 'model' ? 'own' : undefined}>
      <th scope="row">{forecasterName(by)}</th>
      <td>{shownCount(forecasts)}</td>
      <td>{shownScore(brier)}</td>
      <td>{shownScore(logarithmic)}</td>
      <td>{model && shownScore(model.brier)}</td>
      <td>{model?.skill !== undefined && shownSkill(model.skill)}</td>
      <td>{shownInterval(standing)}</td>
    </tr>
  );
}
