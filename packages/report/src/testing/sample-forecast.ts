import type { Forecast } from '@proviso/forecast';
import { sampleCharts } from './sample-charts.ts';
import { sampleInstruments } from './sample-instruments.ts';
import { sampleQuestions, sampleScenarios } from './sample-questions.ts';
import { sampleReaders } from './sample-readers.ts';
import { AS_OF, AS_OF_STEP, STEPS } from './sample-timeline.ts';

/*
 * A forecast with the look of the founding case, for tests and for judging the page by eye. The figures drawn in are
 * real up to January 2016 (Brent: US Energy Information Administration; rouble: Bank of Russia; approval: Levada
 * Center; output: Rosstat, first vintages); every probability and quantile is made up.
 */

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
    questions: sampleQuestions(),
    scenarios: sampleScenarios(),
    readers: sampleReaders(sampleQuestions()),
    charts: sampleCharts(),
    instruments: sampleInstruments(),
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
