import type { Answer, FanChart, Forecast, InstrumentBar, Mover, Quantiles, ScenarioResult } from '@proviso/forecast';
import { fromDayNumber, type Status, stepsOf } from '@proviso/model';

/*
 * A forecast with the look of the founding case, for tests and for judging the page by eye. The figures drawn in are
 * real up to January 2016 (Brent: US Energy Information Administration; rouble: Bank of Russia; approval: Levada
 * Center; output: Rosstat, first vintages); every probability and quantile is made up.
 */

const AS_OF = '2016-01-29';
const AS_OF_STEP = 22;
const TIMELINE = { unit: 'month', from: '2014-03-01', through: '2017-12-31' } as const;
const STEPS = stepsOf(TIMELINE).map(({ first, last }) => ({
  from: fromDayNumber(first),
  through: fromDayNumber(last),
}));

const BRENT = [
  107.48, 107.76, 109.54, 111.8, 106.77, 101.61, 97.09, 87.43, 79.44, 62.34, 47.76, 58.1, 55.89, 59.52, 64.08, 61.48,
  56.56, 46.52, 47.62, 48.43, 44.27, 38.01,
];
const ROUBLE = [
  36.17, 35.68, 34.79, 34.42, 34.71, 36.13, 37.97, 40.91, 46.45, 55.94, 65.75, 64.52, 60.23, 52.74, 50.43, 54.52, 57.38,
  65.73, 66.74, 63.13, 65.11, 69.96,
];
const APPROVAL = [80, 82, 83, 86, 85, 84, 86, 88, 85, 85, 85, 86, 85, 86, 86, 89, 87, 83, 84, 88, 85, 85, 82];

const SCENARIOS = [
  { name: 'oil_recovers', title: 'Brent at 60 from June 2016' },
  { name: 'one_veto', title: 'One member blocks in July' },
  { name: 'brexit', title: 'The United Kingdom votes to leave' },
  { name: 'minsk_elections', title: 'Elections under point 12 are held' },
] as const;

/** The same forecast every time: six questions, four scenarios, five charts over 46 months, eight instruments. */
export function sampleForecast(): Forecast {
  return {
    title: 'Russia: sanctions, Minsk II and the plutonium agreement',
    asOf: AS_OF,
    silenceThrough: AS_OF,
    reader: { name: 'analyst', title: 'the author of the commentary' },
    seed: 1,
    paths: 10_000,
    modelHash: '5d41402abc4b2a76b9719d911017c592ae2f1bb7a7b6f1a4c2f0f7a1b8c93e10',
    steps: STEPS,
    asOfStep: AS_OF_STEP,
    conditioning: {
      evidence: 121,
      kinds: [
        { kind: 'figure', count: 73 },
        { kind: 'record', count: 12 },
        { kind: 'silence', count: 33 },
        { kind: 'reading', count: 3 },
      ],
      logLikelihood: -214.37,
      standardError: 0.42,
      effectiveSampleSize: 3120.4,
      ancestors: 1874,
      resamplings: 9,
      costliest: [
        { kind: 'figure', name: 'rouble', date: '2014-12-31', logDensity: -7.9 },
        { kind: 'figure', name: 'brent', date: '2014-12-31', logDensity: -6.2 },
        { kind: 'reading', name: 'kerry_davos us_line', date: '2016-01-22', logDensity: -1.8 },
      ],
    },
    questions: questions(),
    scenarios: scenarios(),
    charts: charts(),
    instruments: instruments(),
    hindsight: [{ name: 'terms_of_resumption', source: 'law_381', published: '2016-11-02' }],
    sources: [
      { name: 'commentary_2016_01', title: 'Commentary on sanctions relief', published: '2016-01-29', quotes: [] },
      {
        name: 'council_2015_12',
        title: 'Renewal of the sectoral measures to 31 July 2016',
        published: '2015-12-21',
        url: 'https://schmidt-export.de/aktuelles/eu-verl%C3%A4ngert-sanktionen-gegen-russland-bis-juli-2016',
        quotes: [],
      },
      {
        name: 'council_2015_06',
        title: 'Council Decision (CFSP) 2015/971',
        published: '2015-06-23',
        url: 'https://gide.com/fr/node/2229',
        quotes: [],
      },
      { name: 'eia_brent', title: 'Brent spot, monthly mean', file: 'data/brent.csv', quotes: [] },
      { name: 'levada', title: 'Presidential approval', file: 'data/levada_approval.csv', quotes: [] },
    ],
    warnings: [
      'The parameter reversion rests on 340 distinct draws after weighing: run more paths before quoting its effect.',
      'Nothing in the case can make US_sectoral end otherwise before August 2017: add a decision that lifts it.',
    ],
  };
}

function mover(
  kind: Mover['kind'],
  name: string,
  title: string,
  [share, error]: readonly [number, number],
  [low, high]: readonly [number, number],
): Mover {
  const happens = kind === 'event' || kind === 'fact' || kind === 'regime';
  return {
    kind,
    name,
    title,
    share: { value: share, error },
    low: { label: happens ? 'where it does not happen' : 'lowest third', answer: low },
    high: { label: happens ? 'where it happens' : 'highest third', answer: high },
  };
}

function questions(): readonly Answer[] {
  const claim = (by: string, byTitle: string, low: number, high: number, because: string) => ({
    by,
    byTitle,
    low,
    high,
    on: AS_OF,
    because,
    from: 'commentary_2016_01',
  });
  const author = 'the author of the commentary';
  const market = 'those who expect sanctions to fall aside';
  return [
    {
      name: 'eu_renews_july',
      title: 'The Union renews its sectoral economic measures beyond 31 July 2016',
      kind: 'whether',
      settledOn: '2016-08-01',
      result: { kind: 'probability', value: 0.9184, error: 0.0049 },
      effectiveSampleSize: 1874,
      claims: [claim('market', market, 0.2, 0.45, 'fall aside in mid-year')],
      why: [
        mover('param', 'fatigue', 'Fatigue of members with the measures', [0.31, 0.021], [0.982, 0.817]),
        mover('event', 'brexit', 'The United Kingdom votes to leave', [0.084, 0.012], [0.935, 0.883]),
        mover('state', 'pain', 'How much the measures hurt', [0.022, 0.008], [0.924, 0.906]),
        mover('fact', 'Minsk_II.elections', 'Elections under point 12', [0.004, 0.003], [0.919, 0.88]),
      ],
    },
    {
      name: 'us_holds',
      title:
        'US sectoral measures outlive a lapse of the Union’s, if Minsk II has not been implemented in full by the end of 2016',
      kind: 'whether',
      settledOn: '2016-12-31',
      result: { kind: 'probability', value: 0.967, error: 0.0091, given: { probability: 0.0779, paths: 776 } },
      effectiveSampleSize: 388,
      claims: [claim('analyst', author, 0.75, 0.95, 'high probability')],
      why: [
        mover('state', 'us_resolve', 'Resolve of the US administration', [0.42, 0.06], [0.912, 0.995]),
        mover('event', 'outsider', 'Anti-establishment US president', [0.11, 0.04], [0.979, 0.941]),
      ],
    },
    {
      name: 'minsk_fulfilled',
      title: 'Minsk II is implemented in full by the end of 2016',
      kind: 'whether',
      settledOn: '2016-12-31',
      result: { kind: 'probability', value: 0, error: 0 },
      effectiveSampleSize: 1874,
      claims: [claim('analyst', author, 0, 0.1, 'not in sight')],
      why: [],
    },
    {
      name: 'majority',
      title: 'United Russia keeps its majority in September 2016',
      kind: 'whether',
      settledOn: '2016-09-18',
      result: { kind: 'probability', value: 0.873, error: 0.0098 },
      effectiveSampleSize: 1874,
      claims: [],
      why: [
        mover('state', 'approval', 'Approval of the president', [0.38, 0.03], [0.741, 0.968]),
        mover('state', 'output', 'Growth of output', [0.12, 0.02], [0.823, 0.921]),
        mover('state', 'brent', 'Brent crude', [0.07, 0.014], [0.842, 0.9]),
      ],
    },
    {
      name: 'brent_2016',
      title: 'Brent crude in December 2016',
      kind: 'value',
      settledOn: '2016-12-31',
      result: {
        kind: 'distribution',
        unit: 'USD/bbl',
        value: 41.83,
        error: 0.31,
        quantiles: { p5: 24.1, p25: 33.2, p50: 40.6, p75: 48.9, p95: 65.7 },
      },
      effectiveSampleSize: 1874,
      claims: [],
      why: [
        mover('param', 'anchor', 'Level to which the price returns', [0.23, 0.022], [35.9, 48.2]),
        mover('param', 'vol', 'Volatility of the price', [0.012, 0.006], [40.9, 42.6]),
      ],
    },
    {
      name: 'plutonium',
      title: 'The plutonium agreement is suspended and resumed again by the end of 2017',
      kind: 'whether',
      settledOn: '2017-12-31',
      result: { kind: 'not estimable', paths: 20_000 },
      effectiveSampleSize: 0,
      claims: [],
      why: [],
    },
  ];
}

function scenarios(): readonly ScenarioResult[] {
  const rows: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
    eu_renews_july: [
      [0.9041, -0.0143, 0.0028],
      [0, -0.9184, 0.0049],
      [0.8831, -0.0353, 0.0041],
      [0.8952, -0.0232, 0.0036],
    ],
    us_holds: [
      [0.966, -0.001, 0.0031],
      [0.971, 0.004, 0.0104],
      [0.962, -0.005, 0.0048],
      [0.951, -0.016, 0.0067],
    ],
    minsk_fulfilled: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0.0212, 0.0212, 0.0034],
    ],
    majority: [
      [0.8991, 0.0261, 0.0038],
      [0.873, 0, 0],
      [0.8719, -0.0011, 0.0009],
      [0.8764, 0.0034, 0.0016],
    ],
    brent_2016: [
      [60, 18.17, 0.31],
      [41.83, 0, 0],
      [40.92, -0.91, 0.04],
      [41.83, 0, 0],
    ],
  };
  return SCENARIOS.map((scenario, i) => ({
    ...scenario,
    answers: [
      ...Object.entries(rows).map(([question, cells]) => {
        const [value, difference, error] = cells[i]!;
        return { question, result: { value, error }, difference: { value: difference, error } };
      }),
      { question: 'plutonium' },
    ],
    idle: i === 3 ? ['the elections had already been held on 14 of 10 000 paths'] : [],
  }));
}

/** Quantiles of the standard normal at 5, 25, 50, 75 and 95 %. */
const NORMAL = { p5: -1.645, p25: -0.674, p50: 0, p75: 0.674, p95: 1.645 } as const;

function fan(
  median: (step: number) => number,
  spread: (step: number) => number,
  logarithmic: boolean,
): readonly Quantiles[] {
  return STEPS.map((_, step) => {
    const at = (z: number) =>
      logarithmic ? median(step) * Math.exp(z * spread(step)) : median(step) + z * spread(step);
    return { p5: at(NORMAL.p5), p25: at(NORMAL.p25), p50: median(step), p75: at(NORMAL.p75), p95: at(NORMAL.p95) };
  });
}

function charts(): readonly FanChart[] {
  const ahead = (step: number) => Math.max(0, step - AS_OF_STEP + 1);
  const rows = (values: readonly number[]) => values.map((value, step) => ({ step, date: STEPS[step]!.from, value }));
  const chart = (
    name: string,
    title: string,
    unit: string,
    figures: readonly number[],
    [long, speed, spread]: readonly [number, number, number],
    effects: readonly number[],
    logarithmic = false,
  ): FanChart => {
    const last = figures.at(-1) ?? long;
    const median = (step: number) => figures[step] ?? long + (last - long) * Math.exp(-speed * ahead(step));
    const width = (step: number) => (figures[step] === undefined ? spread * Math.sqrt(Math.max(1, ahead(step))) : 0);
    const shift = (step: number, effect: number) => (step < 27 ? 0 : effect * (1 - Math.exp(-0.25 * (step - 26))));
    return {
      name,
      title,
      unit,
      quantiles: fan(median, width, logarithmic),
      figures: rows(figures),
      scenarios: SCENARIOS.map((scenario, i) => ({
        ...scenario,
        medians: STEPS.map((_, step) => (step < AS_OF_STEP ? null : median(step) + shift(step, effects[i]!))),
      })),
    };
  };
  const quarters = [0.8, 0.7, 0.4, -2.2, -4.6, -4.1];
  const output = chart('output', 'Output, change on the year before', '%', [], [-1.5, 0.1, 0.55], [1.9, 0, -0.2, 0.3]);
  const followed = output.quantiles.map((q, step): Quantiles => {
    const at = (step - 3) / 3;
    const [before, after] = [quarters[Math.max(0, Math.floor(at))], quarters[Math.max(0, Math.ceil(at))]];
    const shift =
      before === undefined || after === undefined
        ? (-3.2 + 1.5) * Math.exp(-0.1 * (step - 18))
        : before + (after - before) * (at % 1) + 1.5;
    return { p5: q.p5 + shift, p25: q.p25 + shift, p50: q.p50 + shift, p75: q.p75 + shift, p95: q.p95 + shift };
  });
  return [
    chart('brent', 'Brent crude, monthly mean', 'USD/bbl', BRENT, [52, 0.05, 0.075], [14, 0, -1, 0], true),
    chart('rouble', 'Roubles per US dollar', 'RUB/USD', ROUBLE, [66, 0.1, 0.05], [-9, 0, 1.5, -1], true),
    {
      ...output,
      quantiles: followed,
      figures: quarters.map((value, i) => ({ step: 3 * i + 3, date: STEPS[3 * i + 3]!.through, value })),
      scenarios: output.scenarios.map((scenario) => ({
        ...scenario,
        medians: scenario.medians.map((m, step) =>
          m === null ? null : m + followed[step]!.p50 - output.quantiles[step]!.p50,
        ),
      })),
    },
    chart('approval', 'Approval of the president', '%', APPROVAL, [79, 0.06, 1.1], [1.4, 0.2, 0, 0], false),
    chart('us_resolve', 'Resolve of the US administration', '1', [], [1.9, 0.1, 0.14], [0, 0, 0, -0.2], false),
  ];
}

type Shares = InstrumentBar['shares'][number];

function instruments(): readonly InstrumentBar[] {
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
