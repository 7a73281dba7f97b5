import { counted } from '@proviso/report/words';
import { show } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { InForce } from './in-force.tsx';
import { NextDates } from './next-dates.tsx';
import { Questions } from './questions.tsx';
import { Watching } from './watching.tsx';
import './reading.css';

/** The case as an argument: what is claimed, what is in force and for how long, what comes next and what to watch. */
export default function ReadingView() {
  const isChecked = useStudio((state) => state.checked !== undefined);
  if (!isChecked) return <Unchecked />;
  return (
    <div className="reading">
      <Questions />
      <InForce />
      <div className="ahead">
        <NextDates />
        <Watching />
      </div>
    </div>
  );
}

/** What there is to read of a case that has never checked: that it does not, and where to mend it. */
function Unchecked() {
  const errors = useStudio((state) => state.diagnostics.filter(({ severity }) => severity === 'error').length);
  return (
    <section>
      <h2>The case does not check</h2>
      <p className="lead">Its text has {counted(errors, 'error')}. What a case says can be read once there is none.</p>
      <button type="button" onClick={() => show('write')}>
        Mend the text
      </button>
    </section>
  );
}
