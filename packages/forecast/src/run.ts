import { DrawSource, type Executor, prepareInterpreter, RunFailure, siteOf } from '@proviso/kernel';
import { type Case, caseAsOf, hashCase, hindsightOf, type Named } from '@proviso/model';
import { answerOf, isRuledOut, momentOf, type QuestionFrame } from './answers.ts';
import { type DecidedPositions, withDecidedQuestions } from './as-known.ts';
import type { Plan } from './batch.ts';
import { runBatches } from './batches.ts';
import { chooseReader, chooseScenarios } from './choices.ts';
import { conditioningOf } from './conditioning.ts';
import { poolBatches } from './ensemble.ts';
import { FanChartRecorder, spansOf } from './fan-charts.ts';
import type { Forecast } from './forecast.ts';
import { inputsOf, type Moment } from './inputs.ts';
import { InstrumentRecorder } from './instruments.ts';
import { lastDayAsked } from './mentions.ts';
import { DEFAULT_PATHS, DEFAULT_SEED, type ForecastOptions, type ForecastOutcome, LARGEST_RUN } from './options.ts';
import { Pace } from './pace.ts';
import { scenarioResults } from './scenarios.ts';
import { stepOn, warningsOf } from './warnings.ts';

/**
 * Forecasts a case as of a day: conditions its paths on what was known by then, runs them on to the horizon under the
 * baseline and each scenario, and answers its questions from the one weighted ensemble. The result is a function of the
 * case as it could be known, the as-of day, reader, scenarios, seed and number of paths, to the last bit. It yields to
 * the event loop many times a second.
 * @returns a failure where the case, or what was asked of it, makes no sense at run time; rejects only on abortion
 */
export async function forecast(model: Case, options: ForecastOptions): Promise<ForecastOutcome> {
  try {
    return { kind: 'forecast', forecast: await forecastOrThrow(model, options) };
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    const { code, subject, date, message, help } = error;
    return { kind: 'failure', failure: { code, subject, ...(date === undefined ? {} : { date }), message, help } };
  }
}

async function forecastOrThrow(whole: Case, options: ForecastOptions): Promise<Forecast> {
  const { asOf, paths = DEFAULT_PATHS, seed = DEFAULT_SEED, prepare = prepareInterpreter } = options;
  const known = caseAsOf(whole, asOf);
  const reader = chooseReader(known, options.reader);
  const { chosen, past } = chooseScenarios(known, asOf, options.scenarios);
  const model: Case = { ...known, scenarios: chosen };
  const asking = withDecidedQuestions(model, asOf);
  const executor = prepare(asking.model, { asOf, seed, ...(reader ? { reader: reader.name } : {}) });
  const asOfStep = stepOn(executor.steps, asOf);
  const { frames, moments } = framesOf(model, asking.decided, executor, asOfStep);
  const inputs = inputsOf(model, executor.layout);
  const plan: Plan = { executor, paths, asOfStep, draw: resamplingDraw(seed), inputs, moments };
  const charts = new FanChartRecorder(model, executor);
  const instruments = new InstrumentRecorder(model, executor);
  const pathCap = options.pathCap ?? Math.min(16 * paths, LARGEST_RUN);
  const batches = await runBatches(
    plan,
    frames,
    pathCap,
    (world, step, islands) => {
      charts.observe(world, step, islands);
      instruments.observe(world, step, islands);
    },
    new Pace(options),
  );
  const ensemble = poolBatches(batches);
  const conditioning = conditioningOf(batches, ensemble);
  const questions = frames.map((frame) => answerOf(model, ensemble, inputs, frame));
  return {
    title: model.title,
    asOf,
    silenceThrough: [asOf, model.verifiedThrough ?? asOf].sort()[0]!,
    ...(reader ? { reader: named(reader) } : {}),
    seed,
    paths: ensemble.paths,
    modelHash: hashCase(known),
    steps: spansOf(executor.steps),
    asOfStep,
    conditioning,
    questions,
    scenarios: scenarioResults(model, ensemble, executor),
    charts: charts.charts(),
    instruments: instruments.bars(asOf, asOfStep),
    hindsight: hindsightOf(whole, asOf),
    sources: known.sources,
    warnings: warningsOf({
      model,
      asOf,
      steps: executor.steps,
      paths: ensemble.paths,
      conditioning,
      answers: questions,
      ruledOut: new Set(
        frames.filter(({ decided }) => isRuledOut(ensemble, decided)).map(({ question }) => question.name),
      ),
      past,
    }),
  };
}

/** What each question of the model is about, and the distinct moments at which what moves it is read. */
function framesOf(model: Case, decided: readonly DecidedPositions[], executor: Executor, asOfStep: number) {
  const moments: Moment[] = [];
  const frames = model.questions.map((question, position): QuestionFrame => {
    const settledIn = executor.steps[executor.layout.questions[position]!.settledIn]!;
    const moment = momentOf(lastDayAsked(question), settledIn, asOfStep);
    let momentPosition = moments.findIndex(({ step, day }) => step === moment.step && day === moment.day);
    if (momentPosition < 0) momentPosition = moments.push(moment) - 1;
    return { question, position, decided: decided[position]!, moment, momentPosition };
  });
  return { frames, moments };
}

/** One uniform number for each resampling of an island: the island stands in the place of the path. */
function resamplingDraw(seed: number): Plan['draw'] {
  const source = new DrawSource(seed);
  const site = siteOf('resampling');
  return (island, step) => source.uniform({ site, path: island, step, draw: 0 });
}

function named({ name, title }: Named): { name: string; title?: string } {
  return title === undefined ? { name } : { name, title };
}
