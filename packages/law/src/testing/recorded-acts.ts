import type { Case, CivilDate, ClauseRule, DatedRecord, Gap, Regime, Source } from '@proviso/model';
import {
  agreement,
  buildCase,
  formulation,
  happened,
  months,
  record,
  recordedEvent,
  regime,
} from '@proviso/model/testing';

/** One act as the figures give it: the day, the new last day, and the page it was seen on. */
type Row = readonly [adopted: CivilDate, through: CivilDate, url: string];

const HALF_YEAR = { count: 6, unit: 'month' } as const;
const YEAR = { count: 1, unit: 'year' } as const;

/** Renewals on record, from the project's figures of recorded acts; days that only memory gives are said to be so. */
const RENEWALS: Readonly<Record<string, readonly Row[]>> = {
  EU_sectoral: [
    ['2015-06-22', '2016-01-31', 'https://gide.com/fr/node/2229'],
    [
      '2015-12-21',
      '2016-07-31',
      'https://schmidt-export.de/aktuelles/eu-verl%C3%A4ngert-sanktionen-gegen-russland-bis-juli-2016',
    ],
    ['2016-07-01', '2017-01-31', 'http://www.apk-inform.com/en/news/1076875'],
    ['2016-12-19', '2017-07-31', 'http://www.apk-inform.com/en/news/1076875'],
    // the day of adoption is from memory
    ['2017-06-28', '2018-01-31', 'https://www.lexology.com/library/detail.aspx?g=ad992374-d014-4acd-880c-0f4f907dbd7b'],
    ['2017-12-21', '2018-07-31', 'https://agenceurope.eu/fr/bulletin/article/11931/10'],
  ],
  EU_listings: [
    ['2015-09-14', '2016-03-15', 'https://m.ru24.pro/pics/29068914'],
    ['2016-03-10', '2016-09-15', 'ukrinform.de 1979709'],
    ['2016-09-15', '2017-03-15', 'https://sauress.com/alweeam/425312'],
    [
      '2017-03-13',
      '2017-09-15',
      'https://uaposition.com/latest-news/eu-prolongs-sanctions-crimea-crisis-another-6-months',
    ],
    [
      '2017-09-14',
      '2018-03-15',
      'https://intmassmedia.com/2017/09/14/the-eu-council-extended-sanctions-against-russia/',
    ],
  ],
  EU_Crimea: [['2015-06-19', '2016-06-23', 'https://gide.com/fr/node/2229']],
  EU_Belarus: [
    // the day is from memory; the same decision suspended the measures
    ['2015-10-29', '2016-02-29', 'https://euroradio.by/en/eu-suspends-belarus-sanctions-until-feb-29-2016'],
    ['2017-02-27', '2018-02-28', 'https://tass.com/world/932909/amp'],
  ],
  RU_food: [
    ['2015-06-24', '2016-08-05', 'http://handofmoscow.com/2018/07/12/putin-extended-the-food-embargo/'],
    ['2016-06-29', '2017-12-31', 'http://handofmoscow.com/2018/07/12/putin-extended-the-food-embargo/'],
    ['2017-06-30', '2018-12-31', 'http://tass.com/politics/954773'],
  ],
  // An emergency ends on its anniversary: its last day is the day before the one that the figures give.
  US_13660: [['2015-03-03', '2016-03-05', 'https://ru.usembassy.gov/ru/pr-030315-ru/']],
};

const lapses = (by: string, period: typeof HALF_YEAR | typeof YEAR, more = {}): ClauseRule => ({
  kind: 'lapses',
  period,
  by,
  ...more,
});

/** The instruments of the figures, with the last day of their first term. */
const REGIMES: readonly Regime[] = [
  regime('EU_sectoral', ['2014-08-01', '2015-07-31'], [lapses('EU', HALF_YEAR)], {
    by: 'EU',
    against: 'RU',
    measures: ['arms', 'capital_markets', 'dual_use', 'oil_technology'],
  }),
  // the first end is from memory
  regime('EU_listings', ['2014-03-17', '2014-09-17'], [lapses('EU', HALF_YEAR)], { by: 'EU', against: 'RU' }),
  regime('EU_Crimea', ['2014-06-23', '2015-06-23'], [lapses('EU', YEAR)], { by: 'EU', against: 'RU' }),
  regime(
    'EU_Belarus',
    ['2014-11-01', '2015-10-31'],
    [lapses('EU', YEAR), { kind: 'suspended', by: 'EU' }, { kind: 'lifted', by: 'EU' }],
    { by: 'EU', against: 'BY', measures: ['arms', 'listings'] },
  ),
  regime('RU_food', ['2014-08-06', '2015-08-06'], [lapses('RU', YEAR)], { by: 'RU', against: 'EU' }),
  regime('US_13660', ['2014-03-06', '2015-03-05'], [lapses('US', YEAR, { window: { count: 90, unit: 'day' } })], {
    by: 'US',
    against: 'RU',
  }),
];

/** Acts other than renewals; the page of each stands in {@link sources}. */
const OTHER: readonly DatedRecord[] = [
  record('2015-10-29', 'EU_Belarus', { kind: 'suspended', through: '2016-02-29' }, { source: 'EU_Belarus_2015_10_29' }),
  record('2016-02-25', 'EU_Belarus', { kind: 'lifted', listed: 173 }, { source: 'EU_Belarus_2016_02_25' }),
  record('2016-10-03', 'PMDA', 'suspended', { by: 'RU', source: 'PMDA_2016_10_03' }),
];

/** Renewals that no figure gives: records missing, not acts. */
const GAPS: readonly Gap[] = [
  { subject: 'EU_Belarus', from: '2016-02-26', through: '2017-02-26' },
  { subject: 'EU_listings', from: '2014-09-18', through: '2015-09-13' },
];

/** All renewals of the figures as records. */
export const RENEWAL_RECORDS: readonly DatedRecord[] = Object.entries(RENEWALS).flatMap(([name, rows]) =>
  rows.map(([adopted, through]) =>
    record(adopted, name, { kind: 'renewed', through }, { source: sourceName(name, adopted) }),
  ),
);

/** The case of the figures; a test may take records away or add some. */
export function recordedActs(change: (records: readonly DatedRecord[]) => readonly DatedRecord[] = (r) => r): Case {
  return buildCase(months('2014-01', '2018-12'), {
    title: 'Acts on record, 2014 to 2018',
    verifiedThrough: '2018-12-31',
    actors: ['BY', 'EU', 'RU', 'US'].map((name) => ({ name })),
    regimes: REGIMES,
    agreements: [
      agreement('PMDA', '2011-07-13', {
        parties: ['RU', 'US'],
        provides: ['amendment', 'withdrawal'],
        rules: [{ kind: 'resumes', when: [formulation(happened('preconditions'))] }],
      }),
    ],
    events: [recordedEvent('preconditions')],
    records: change([...RENEWAL_RECORDS, ...OTHER]),
    gaps: GAPS,
    sources: sources(),
  });
}

function sources(): readonly Source[] {
  const pages = Object.entries(RENEWALS).flatMap(([name, rows]) =>
    rows.map(([adopted, , url]) => [sourceName(name, adopted), url] as const),
  );
  const others = [
    ['EU_Belarus_2016_02_25', 'http://uawire.org:80/news/european-council-formally-lifts-sanctions-against-belarus'],
    ['PMDA_2016_10_03', 'https://mail.derechos.org/peace/russia/doc/plutonium2.html'],
  ] as const;
  return [...pages, ...others].map(([name, url]) => ({ name, url, quotes: [] }));
}

function sourceName(name: string, adopted: CivilDate): string {
  return `${name}_${adopted.replaceAll('-', '_')}`;
}
