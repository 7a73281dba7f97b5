import { InForce } from './in-force.tsx';
import { NextDates } from './next-dates.tsx';
import { Questions } from './questions.tsx';
import { Watching } from './watching.tsx';
import './reading.css';

/** The case as an argument: what is claimed, what is in force and for how long, what comes next and what to watch. */
export default function ReadingView() {
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
