import type { InstrumentIntervals, Interval } from '@proviso/law';
import { sampleInstruments } from './sample-instruments.ts';
import { AS_OF_STEP, STEPS } from './sample-timeline.ts';

/** What the law's register would say of the sample's instruments: each came into force once; one has missing records. */
export function sampleRegister(): readonly InstrumentIntervals[] {
  return sampleInstruments().map(({ name, kind, shares }) => {
    const begins = shares.findIndex((byStatus) => byStatus['not yet'] === undefined);
    const from = STEPS[begins]!.from;
    const intervals: readonly Interval[] =
      begins === 0
        ? [{ status: 'in force', because: [] }]
        : [
            { status: 'not yet', through: dayBefore(from), because: [] },
            { status: 'in force', from, because: [] },
          ];
    return { name, kind, intervals: name === 'EU_listings' ? LISTINGS : intervals };
  });
}

const LISTINGS: readonly Interval[] = [
  { status: 'in force', through: '2014-09-17', because: [] },
  { status: 'lapsed', verdict: 'unverified', from: '2014-09-18', through: '2015-03-12', because: [] },
  { verdict: 'contradictory', from: '2015-03-13', through: '2015-09-13', because: [] },
  { status: 'in force', from: '2015-09-14', because: [] },
];

function dayBefore(day: string): string {
  return STEPS[STEPS.findIndex(({ from }) => from === day) - 1]?.through ?? STEPS[AS_OF_STEP]!.through;
}
