import type { Case, DatedRecord } from '@proviso/model';
import {
  agreement,
  both,
  buildCase,
  decision,
  fact,
  formulation,
  fulfilled,
  met,
  months,
  obligation,
  probability,
  record,
  regime,
} from '@proviso/model/testing';

const law = { asIn: 'law_381' };
const commentary = { asIn: 'commentary_2016_10' };
const REPEAL_MAGNITSKY = { kind: 'repealed', name: 'Magnitsky_Act' } as const;
const REPEAL_SUPPORT = { kind: 'repealed', name: 'Ukraine_Freedom_Support_Act' } as const;
const NO_SANCTIONS = { kind: 'no regime', by: 'US', against: 'RU' } as const;

/**
 * The founding case's law in short: Minsk II with its order of obligations (point 9 waits on 12 and 11), the Union's
 * pledge, the American orders that rest on an emergency, and the plutonium agreement with two wordings of what its
 * resumption takes.
 */
export function minskAndPlutonium(records: readonly DatedRecord[] = [SUSPENSION]): Case {
  const act = (name: string) =>
    regime(name, ['2014-12-18'], [{ kind: 'continues', by: 'US_Congress' }], { by: 'US_Congress' });
  return buildCase(months('2014-01', '2017-12'), {
    verifiedThrough: '2017-12-31',
    actors: [{ name: 'EU' }, { name: 'RU' }, { name: 'UA' }, { name: 'US' }, { name: 'US_Congress', partOf: 'US' }],
    decisions: [
      { ...decision('EU_relief', probability(0.5)), by: 'EU' },
      { ...decision('US_notice', probability(0.9)), by: 'US' },
    ],
    facts: [
      { ...fact('compensated'), by: 'US' },
      { ...fact('forces_returned'), by: 'US' },
    ],
    agreements: [
      agreement('Minsk_II', '2015-02-12', {
        parties: ['RU', 'UA'],
        obligations: [
          { ...obligation('elections'), by: ['UA', 'RU'] },
          { ...obligation('constitution', undefined, ['elections']), by: ['UA'] },
          { ...obligation('withdrawal'), by: ['RU'] },
          { ...obligation('border', undefined, ['elections', 'constitution']), by: ['RU', 'UA'], due: '2015-12-31' },
        ],
        fulfilled: [formulation(both(met('Minsk_II.withdrawal'), met('Minsk_II.border')))],
      }),
      agreement('PMDA', '2011-07-13', {
        parties: ['RU', 'US'],
        provides: ['withdrawal', 'amendment'],
        rules: [
          {
            kind: 'resumes',
            when: [
              {
                ...law,
                parts: [
                  { label: 'magnitsky', condition: REPEAL_MAGNITSKY },
                  { label: 'support_act', condition: REPEAL_SUPPORT },
                  { label: 'sanctions', condition: NO_SANCTIONS },
                  { label: 'damages', condition: met('compensated') },
                  { label: 'forces', condition: met('forces_returned') },
                ],
              },
              {
                ...commentary,
                parts: [
                  { label: 'magnitsky', condition: REPEAL_MAGNITSKY },
                  { label: 'sanctions', condition: NO_SANCTIONS },
                  { label: 'damages', condition: met('compensated') },
                ],
              },
            ],
          },
        ],
      }),
    ],
    regimes: [
      act('Magnitsky_Act'),
      act('Ukraine_Freedom_Support_Act'),
      regime(
        'EU_sectoral',
        ['2014-08-01'],
        [
          { kind: 'pledge', if: [formulation(fulfilled('Minsk_II'))], nature: 'political', statedBy: 'EU' },
          { kind: 'lifted', by: 'EU_relief' },
        ],
        { by: 'EU', against: 'RU' },
      ),
      regime(
        'US_emergency',
        ['2014-03-06', '2018-03-05'],
        [{ kind: 'lapses', period: { count: 1, unit: 'year' }, by: 'US_notice', window: { count: 90, unit: 'day' } }],
        { by: 'US' },
      ),
      regime(
        'US_sectoral',
        ['2014-07-16'],
        [
          { kind: 'rests', on: 'US_emergency' },
          { kind: 'lifted', by: 'US_Congress', holds: { from: '2017-08-02' } },
        ],
        { by: 'US', against: 'RU' },
      ),
      regime('US_listings', ['2014-03-06'], [{ kind: 'rests', on: 'US_emergency' }], { by: 'US', against: 'RU' }),
    ],
    records,
  });
}

/** Decree of 3 October 2016; the agreement itself knows no suspension. */
export const SUSPENSION: DatedRecord = record('2016-10-03', 'PMDA', 'suspended', {
  by: 'RU',
  source: 'decree_2016_10',
});
