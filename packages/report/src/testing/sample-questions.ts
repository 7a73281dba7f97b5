import type { Answer, Mover, ScenarioResult, Watched } from '@proviso/forecast';
import { AS_OF, SCENARIOS } from './sample-timeline.ts';

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

function watched(
  about: Pick<Watched, 'kind' | 'name' | 'title' | 'when'>,
  [change, error]: readonly [number, number],
  low: readonly [string, number, number],
  high: readonly [string, number, number],
): Watched {
  const end = ([label, probability, value]: readonly [string, number, number]) => ({
    label,
    probability,
    answer: { value, error: value === 0 || value === 1 ? 0 : error },
  });
  return { ...about, change: { value: change, error }, low: end(low), high: end(high) };
}

/** Questions of every kind: probable, conditional, out of reach, a value, not estimable. */
export function sampleQuestions(): readonly Answer[] {
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
      watch: [
        watched(
          { kind: 'vote', name: 'EU_sectoral', title: 'EU sectoral measures', when: { kind: 'on', day: '2016-06-21' } },
          [0.1499, 0.0082],
          ['not renewed', 0.0816, 0],
          ['renewed', 0.9184, 1],
        ),
        watched(
          {
            kind: 'event',
            name: 'brexit',
            title: 'The United Kingdom votes to leave',
            when: { kind: 'on', day: '2016-06-23' },
          },
          [0.0237, 0.0031],
          ['without', 0.65, 0.935],
          ['with', 0.35, 0.883],
        ),
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
      watch: [],
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
      watch: [],
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
      watch: [],
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
      watch: [
        watched(
          { kind: 'figure', name: 'brent', title: 'Brent crude', when: { kind: 'about', day: '2016-02-01' } },
          [4.21, 0.18],
          ['at most 31.2 USD/bbl', 0.5, 37.62],
          ['above 31.2 USD/bbl', 0.5, 46.04],
        ),
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
      watch: [],
    },
  ];
}

/** Each scenario's answers and differences; one question has none. */
export function sampleScenarios(): readonly ScenarioResult[] {
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
