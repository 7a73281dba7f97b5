import { backtest, type ForecastOptions, type ForecastOutcome, news } from '@proviso/forecast';
import type { Place } from '@proviso/language';
import { calendar, explain, intervals, minimalChangeSets, status, subjectOf } from '@proviso/law';
import { inOrderOfText, inTextOrder } from '@proviso/report/words';
import { knobsOf } from '../knobs/knobs.ts';
import { askingForParams, paramsIn } from '../knobs/params-as-known.ts';
import { runForecast } from './forecasting.ts';
import type { CheckedModel, EngineCall, EngineCalls, RegisterPage, RegisterQuestion } from './protocol.ts';

type Running = Pick<ForecastOptions, 'onProgress' | 'onAnswers' | 'signal'>;
type Answers = {
  readonly [C in EngineCall]: (
    asks: EngineCalls[C]['asks'],
    running: Running,
  ) => EngineCalls[C]['gives'] | Promise<EngineCalls[C]['gives']>;
};

/** Answers the page's questions about one case at a time: the one that checked without error, or was taken over, last. */
export function openWorkbench(): Answers {
  let known: CheckedModel | undefined;
  let hasChecked = false;
  const checked = (): CheckedModel => {
    if (!known) throw new Error('no case has checked yet');
    return known;
  };
  const model = () => checked().model;
  return {
    check: async ({ files, library }) => {
      const { checkCase } = await import('./checking.ts');
      hasChecked = true;
      const { model, places, diagnostics } = checkCase({ files }, library);
      if (!model) return { diagnostics };
      known = { model, places };
      return { checked: known, diagnostics };
    },
    adopt: (elsewhere) => {
      known = elsewhere;
      return undefined;
    },
    prepareChecks: async ({ files, library }) => {
      const { checkCase } = await import('./checking.ts');
      if (!hasChecked) checkCase({ files }, library);
      hasChecked = true;
      return undefined;
    },
    register: (question) => registerPage(checked(), question),
    explain: ({ name, ...asOf }) => (subjectOf(model(), name) ? explain(model(), name, asOf) : undefined),
    changeSets: ({ name, ...asOf }) => (subjectOf(model(), name) ? minimalChangeSets(model(), name, asOf) : undefined),
    forecast: (question, running) => inTextOrderOf(runForecast(model(), question, running), checked().places),
    backtest: ({ setting: { seed, reader }, ...span }, running) =>
      backtest(model(), { ...running, ...span, seed, ...(reader !== undefined && { reader }) }),
    news: ({ setting: { seed, reader }, question, ...span }, running) =>
      news(model(), { ...running, ...span, seed, questions: [question], ...(reader !== undefined && { reader }) }),
    knobs: (setting) => knobsOf(model(), checked().places, setting),
    params: async (setting, running) => {
      const asks = { setting: { ...setting, adjustments: [] }, movers: false, scenarios: [] };
      return paramsIn(await runForecast(askingForParams(model(), setting), asks, running));
    },
  };
}

function registerPage({ model, places }: CheckedModel, { on, known }: RegisterQuestion): RegisterPage {
  const subjects = inOrderOfText(
    [...model.regimes, ...model.agreements, ...model.agreements.flatMap(({ obligations }) => obligations)],
    places,
  );
  return {
    on,
    known,
    answers: subjects.map(({ name }) => status(model, name, { on, known })),
    calendar: calendar(model, { ...model.timeline, known }),
    intervals: intervals(model, { known }),
  };
}

async function inTextOrderOf(outcome: Promise<ForecastOutcome>, places: ReadonlyMap<string, Place>) {
  const ended = await outcome;
  return ended.kind === 'failure' ? ended : { ...ended, forecast: inTextOrder(ended.forecast, places) };
}
