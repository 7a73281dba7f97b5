import type { InstrumentBar } from '@proviso/forecast';
import type { Status } from '@proviso/model';
import { AS_OF_STEP, STEPS } from './sample-timeline.ts';

type Shares = InstrumentBar['shares'][number];

/** Regimes and agreements that lapse, are lifted, suspended, superseded and terminated on some paths. */
export function sampleInstruments(): readonly InstrumentBar[] {
  /** In force from one step on; a share of the paths leaves it at each later one. */
  const life = (begins: number, leaves: Readonly<Record<number, number>>, to: Status = 'lapsed'): readonly Shares[] => {
    let left = 0;
    return STEPS.map((_, step): Shares => {
      left = Math.min(1, left + (leaves[step] ?? 0));
      if (step < begins) return { 'not yet': 1 };
      return left === 0 ? { 'in force': 1 } : { 'in force': 1 - left, [to]: left };
    });
  };
  const plutonium = STEPS.map((_, step): Shares => {
    const [suspended, terminated] =
      step <= AS_OF_STEP ? [0, 0] : [0.012 * (step - AS_OF_STEP), 0.001 * (step - AS_OF_STEP)];
    if (suspended === 0) return { 'in force': 1 };
    return { 'in force': 1 - suspended - terminated, suspended, terminated };
  });
  const minsk = STEPS.map((_, step): Shares => {
    if (step < 11) return { 'not yet': 1 };
    return step < 30 ? { 'in force': 1 } : { 'in force': 0.96, lifted: 0.03, superseded: 0.01 };
  });
  const renewed = (...dates: readonly (readonly [string, string])[]) =>
    dates.map(([date, through]) => ({ date, through, source: 'council_2015_12' }));
  return [
    {
      name: 'EU_sectoral',
      title: 'EU sectoral economic measures',
      kind: 'regime',
      shares: life(5, { 29: 0.0816, 35: 0.06, 41: 0.05 }),
      renewals: renewed(['2015-06-22', '2016-01-31'], ['2015-12-21', '2016-07-31']),
      next: { decision: '2016-06-21', expiry: '2016-07-31', by: 'EU_rollover' },
    },
    {
      name: 'EU_Crimea',
      title: 'EU measures on Crimea and Sevastopol',
      kind: 'regime',
      shares: life(3, { 28: 0.01, 40: 0.01 }),
      renewals: renewed(['2015-06-19', '2016-06-23']),
      next: { decision: '2016-06-17', expiry: '2016-06-23', by: 'EU_rollover' },
    },
    {
      name: 'EU_listings',
      title: 'EU asset freezes and travel bans',
      kind: 'regime',
      shares: life(0, { 25: 0.03, 31: 0.03, 37: 0.02, 43: 0.02 }),
      renewals: renewed(['2015-03-13', '2015-09-15'], ['2015-09-14', '2016-03-15']),
      next: { decision: '2016-03-10', expiry: '2016-03-15', by: 'EU_rollover' },
    },
    {
      name: 'US_emergency',
      title: 'US national emergency with respect to Ukraine',
      kind: 'regime',
      shares: life(0, { 25: 0.015, 37: 0.04 }),
      renewals: renewed(['2015-03-03', '2016-03-05']),
      next: { decision: '2016-03-05', expiry: '2016-03-05', by: 'US_notice' },
    },
    {
      name: 'US_sectoral',
      title: 'US sectoral sanctions',
      kind: 'regime',
      shares: life(4, { 25: 0.015, 37: 0.05 }, 'lifted'),
      renewals: [],
    },
    {
      name: 'RU_food',
      title: 'Russian embargo on food',
      kind: 'regime',
      shares: life(5, { 30: 0.09, 42: 0.06 }),
      renewals: renewed(['2015-06-24', '2016-08-05']),
      next: { decision: '2016-08-05', expiry: '2016-08-05', by: 'RU_decree' },
    },
    {
      name: 'Minsk_II',
      title: 'Package of Measures of 12 February 2015 (Minsk II)',
      kind: 'agreement',
      shares: minsk,
      renewals: [],
    },
    {
      name: 'PMDA',
      title: 'Plutonium Management and Disposition Agreement',
      kind: 'agreement',
      shares: plutonium,
      renewals: [],
    },
  ];
}
