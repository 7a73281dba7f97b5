import type { Backtest, Forecaster, PastForecast, PastQuestion } from '@proviso/forecast';

const DAYS = ['2016-01-29', '2016-02-29', '2016-03-29'] as const;
const VOICE: Forecaster = { kind: 'claim', name: 'market', title: 'those who expect sanctions to fall aside' };

/** Three days and four questions: one that came out yes, one void, one decided early, one after a value. Made up. */
export function sampleBacktest(): Backtest {
  return {
    title: 'Russia: sanctions, Minsk II and the plutonium agreement',
    every: 'month',
    reader: { name: 'analyst', title: 'the author of the commentary' },
    seed: 1,
    paths: 500,
    modelHash: '5d41402abc4b2a76b9719d911017c592ae2f1bb7a7b6f1a4c2f0f7a1b8c93e10',
    known: '2017-12-31',
    days: DAYS.map((asOf, i) => ({
      asOf,
      modelHash: `${i}`.repeat(64),
      hindsight: i < 2 ? [{ name: 'terms_of_resumption', source: 'law_381', published: '2016-03-03' }] : [],
    })),
    questions: [renewed(), given(), decided(), growth()],
    standings: [
      { by: { kind: 'model' }, forecasts: 3, questions: 1, brier: 0.0134, logarithmic: 0.1178 },
      {
        by: { kind: 'status quo' },
        forecasts: 3,
        questions: 1,
        brier: 0,
        logarithmic: 0.005,
        model: { brier: 0.0134, logarithmic: 0.1178, advantage: -0.0134, interval: { low: -0.02, high: -0.006 } },
      },
      {
        by: VOICE,
        forecasts: 3,
        questions: 1,
        brier: 0.681,
        logarithmic: 1.743,
        model: {
          brier: 0.0134,
          logarithmic: 0.1178,
          skill: 0.98,
          advantage: 0.6676,
          interval: { low: 0.66, high: 0.67 },
        },
      },
    ],
    values: [{ question: 'growth', forecasts: 3, model: 0.82, statusQuo: 2.4 }],
    reliability: {
      bins: [{ low: 0.8, high: 0.9, forecasts: 3, meanForecast: 0.885, frequency: 1 }],
      reliability: 0.013,
      resolution: 0,
      uncertainty: 0,
    },
  };
}

function renewed(): PastQuestion {
  const forecast = (asOf: string, value: number): PastForecast => ({
    asOf,
    answer: { kind: 'probability', value, error: 0.014 },
    pending: true,
    others: [
      { by: { kind: 'status quo' }, value: 1 },
      { by: VOICE, value: 0.175 },
    ],
  });
  return {
    name: 'eu_july_2016',
    title: 'The measures are renewed in mid-2016',
    kind: 'whether',
    settledOn: '2016-08-01',
    resolution: { kind: 'yes' },
    forecasts: [forecast(DAYS[0], 0.86), forecast(DAYS[1], 0.9), forecast(DAYS[2], 0.895)],
  };
}

function given(): PastQuestion {
  return {
    name: 'us_holds',
    title: 'American measures outlive a lapse of the European ones',
    kind: 'whether',
    settledOn: '2016-12-31',
    resolution: { kind: 'void', because: 'its condition was not met' },
    forecasts: DAYS.map((asOf) => ({ asOf, answer: { kind: 'not estimable', paths: 500 }, pending: true, others: [] })),
  };
}

function decided(): PastQuestion {
  return {
    name: 'attacked',
    kind: 'whether',
    settledOn: '2016-12-31',
    resolution: { kind: 'yes' },
    forecasts: DAYS.map((asOf) => ({
      asOf,
      answer: { kind: 'probability', value: 1, error: 0 },
      pending: false,
      others: [],
    })),
  };
}

function growth(): PastQuestion {
  return {
    name: 'growth',
    title: 'Growth of output',
    kind: 'value',
    settledOn: '2016-12-31',
    resolution: { kind: 'value', value: 0.3 },
    forecasts: DAYS.map((asOf) => ({
      asOf,
      answer: {
        kind: 'distribution',
        value: -1.6,
        error: 0.05,
        unit: '%',
        quantiles: { p5: -4, p25: -2.6, p50: -1.6, p75: -0.6, p95: 0.8 },
      },
      pending: true,
      others: [{ by: { kind: 'status quo' }, value: -2.1 }],
    })),
  };
}
