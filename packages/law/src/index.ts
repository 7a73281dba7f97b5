export { type InstrumentIntervals, type Interval, intervals } from './interval.ts';
export { type AsOf, type Standing, type StatusAnswer, status, type Verdict } from './status.ts';
export { type Subject, subjectOf, subjectsOf } from './subject.ts';
