import type { Case } from '@proviso/model';
import {
  agreement,
  buildCase,
  clausesOf,
  decision,
  fact,
  formulation,
  fulfilled,
  hasStatus,
  met,
  months,
  obligation,
  probability,
  record,
  regime,
} from '@proviso/model/testing';

/**
 * A small register with something of everything: a renewal that records dispute, measures lifted in part, an exception,
 * a suspension that two wordings would end, obligations in their order, missing records, a word set aside.
 */
export function registerCase(): Case {
  const halfYear = { count: 6, unit: 'month' } as const;
  return buildCase(months('2015-01', '2017-12'), {
    title: 'A register of everything',
    verifiedThrough: '2016-12-31',
    sources: [{ name: 'journal', title: 'Official Journal', quotes: [] }],
    actors: [{ name: 'EU' }, { name: 'RU' }, { name: 'UA' }],
    decisions: [{ ...decision('rollover', probability(0.9)), by: 'EU' }],
    facts: [{ ...fact('compensated'), title: 'Damages are paid', by: 'EU' }],
    regimes: [
      regime(
        'sectoral',
        ['2015-01-01', '2015-06-30'],
        [
          { kind: 'lapses', period: halfYear, by: 'rollover', lead: { count: 10, unit: 'day' } },
          { kind: 'pledge', if: [formulation(fulfilled('Minsk'))], nature: 'political', statedBy: 'EU' },
          { kind: 'exception', to: 'arms', through: '2015-09-30', title: 'old contracts' },
        ],
        { title: 'Sectoral measures', by: 'EU', against: 'RU', measures: ['arms', 'capital_markets'] },
      ),
      regime('listings', ['2015-01-01', '2015-03-31'], [], { by: 'EU', against: 'RU', measures: ['asset_freeze'] }),
      regime('Ukraine_Freedom_Support_Act_of_the_year_2014', ['2015-02-01'], [{ kind: 'rests', on: 'sectoral' }]),
    ],
    agreements: [
      agreement('Minsk', '2015-02-12', {
        parties: ['RU', 'UA'],
        obligations: [
          { ...obligation('elections'), by: ['UA'] },
          { ...obligation('border', undefined, ['elections']), by: ['RU', 'UA'], due: '2015-12-31' },
        ],
      }),
      {
        ...agreement('treaty', '2015-01-01', { parties: ['EU', 'RU'], provides: ['withdrawal'] }),
        clauses: clausesOf('treaty', [
          {
            kind: 'resumes',
            when: [
              {
                asIn: 'journal',
                parts: [
                  { label: 'damages', condition: met('compensated') },
                  { label: 'sanctions', condition: hasStatus('sectoral', 'lifted') },
                ],
              },
              { asIn: 'commentary', parts: [{ label: 'damages', condition: met('compensated') }] },
            ],
          },
        ]),
      },
    ],
    gaps: [{ from: '2015-03-01', through: '2015-08-31', subject: 'listings' }],
    records: [
      record('2015-06-15', 'sectoral', { kind: 'renewed', through: '2015-12-30' }, { id: 'first', source: 'journal' }),
      record(
        '2015-12-10',
        'sectoral',
        { kind: 'renewed', through: '2016-06-30' },
        { id: 'official', source: 'journal' },
      ),
      record('2015-12-12', 'sectoral', { kind: 'renewed', through: '2016-07-31' }, { id: 'press' }),
      record('2016-02-01', 'sectoral', { kind: 'lifted', measures: ['arms'] }, { id: 'arms' }),
      record('2016-03-01', 'treaty', 'suspended', { id: 'walkout', by: 'RU', known: '2016-03-03' }),
    ],
  });
}
