import { fromDayNumber, stepsOf } from '@proviso/model';

export const AS_OF = '2016-01-29';
export const AS_OF_STEP = 22;
const TIMELINE = { unit: 'month', from: '2014-03-01', through: '2017-12-31' } as const;
export const STEPS = stepsOf(TIMELINE).map(({ first, last }) => ({
  from: fromDayNumber(first),
  through: fromDayNumber(last),
}));

/** What the sample supposes otherwise. */
export const SCENARIOS = [
  { name: 'oil_recovers', title: 'Brent at 60 from June 2016' },
  { name: 'one_veto', title: 'One member blocks in July' },
  { name: 'brexit', title: 'The United Kingdom votes to leave' },
  { name: 'minsk_elections', title: 'Elections under point 12 are held' },
] as const;
