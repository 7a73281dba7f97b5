import type { Adjustments } from '@proviso/model';
import { changeSetting } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { EventKnobs } from './event-knobs.tsx';
import { ParamKnobs } from './param-knobs.tsx';
import { useKnobs } from './use-knobs.ts';
import { ValueKnobs } from './value-knobs.tsx';

const NOTHING: Adjustments = [];

/** All that can be turned. */
export function Controls() {
  const adjustments = useStudio((state) => state.setting?.adjustments) ?? NOTHING;
  const { knobs, params } = useKnobs();
  return (
    <section className="controls" aria-labelledby="knobs-heading">
      <div className="heading">
        <h2 id="knobs-heading">Turn the knobs</h2>
        <button type="button" disabled={adjustments.length === 0} onClick={() => changeSetting({ adjustments: [] })}>
          Reset all
        </button>
      </div>
      <p className="lead">
        Everything that is not turned keeps its random numbers: what moves, moves by what you turn. The file stays as it
        is.
      </p>
      {knobs ? (
        <>
          <h3>Params</h3>
          <p className="legend">
            <i className="prior" /> what the case expects <i className="known" /> what is known says{' '}
            <i className="band" /> nine in ten
          </p>
          <ParamKnobs params={knobs.params} known={params} adjustments={adjustments} />
          <h3>Events to come</h3>
          <EventKnobs events={knobs.events} adjustments={adjustments} />
          <h3>Values of scenarios</h3>
          <ValueKnobs values={knobs.values} adjustments={adjustments} />
        </>
      ) : (
        <p className="waiting">Looking for what can be turned…</p>
      )}
    </section>
  );
}
