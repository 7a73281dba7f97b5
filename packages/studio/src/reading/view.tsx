import { InForce } from './in-force.tsx';
import { Questions } from './questions.tsx';
import './reading.css';

/** The case as an argument: what is claimed, what is in force, and what comes next. */
export default function ReadingView() {
  return (
    <>
      <Questions />
      <InForce />
    </>
  );
}
