import { type Case, hindsightOf, type Named } from '@proviso/model';
import { answerOf, isRuledOut } from './answers.ts';
import type { Batch } from './batch.ts';
import { batchesFor, runBatches } from './batches.ts';
import { conditioningOf } from './conditioning.ts';
import { orFailure } from './failure.ts';
import { chartsOf, spansOf } from './fan-charts.ts';
import { islandsFor } from './fitting/posterior-draws.ts';
import type { Forecast } from './forecast.ts';
import { barsOf } from './instruments.ts';
import { hashOf } from './known-case.ts';
import { type ForecastOptions, type ForecastOutcome, pathCapOf } from './options.ts';
import { Pace } from './pace.ts';
import { readerResults } from './readers.ts';
import { scenarioResults } from './scenarios.ts';
import { type Setting, settingOf } from './setting.ts';
import { warningsOf } from './warnings.ts';

/**
 * Forecasts a case as of a day: conditions its paths on what was known by then, runs them on to the horizon under the
 * baseline and each scenario, and answers its questions from the one weighted ensemble. The result is a function of the
 * case as it could be known, the as-of day, reader, scenarios, seed and number of paths, to the last bit. It yields to
 * the event loop many times a second.
 * @returns a failure where the case, or what was asked of it, makes no sense at run time; rejects only on abortion
 */
export async function forecast(model: Case, options: ForecastOptions): Promise<ForecastOutcome> {
  return orFailure(async () => ({ kind: 'forecast', forecast: await forecastOrThrow(model, options) }));
}

async function forecastOrThrow(whole: Case, options: ForecastOptions): Promise<Forecast> {
  const setting = settingOf(whole, options);
  const { model, plan, frames } = setting;
  const batches = await runBatches(plan, frames, pathCapOf(options), true, new Pace(options));
  const first = batches[0]!;
  const found = findings(setting, batches);
  options.onAnswers?.(found.questions);
  return {
    ...circumstances(setting),
    ...found,
    readers: options.everyReader ? await readerResults(whole, options, setting, batches) : [],
    charts: chartsOf(model, plan.executor.steps, (await first.charted)!),
    instruments: barsOf(model, options.asOf, plan.asOfStep, first.statusWeights),
    hindsight: hindsightOf(whole, options.asOf),
  };
}

/** What was asked of the run, and of which case. */
function circumstances({ known, asOf, reader, seed, adjustments, plan }: Setting) {
  return {
    title: known.title,
    asOf,
    silenceThrough: [asOf, known.verifiedThrough ?? asOf].sort()[0]!,
    ...(reader ? { reader: named(reader) } : {}),
    seed,
    modelHash: hashOf(known),
    steps: spansOf(plan.executor.steps),
    asOfStep: plan.asOfStep,
    ...(plan.posterior ? { posteriorDraws: islandsFor(plan.posterior, plan.paths) } : {}),
    sources: known.sources,
    ...(adjustments.length > 0 ? { adjustments } : {}),
  };
}

/** What the paths say. All but questions with a rare condition are answered from the first batch alone. */
function findings(setting: Setting, batches: readonly Batch[]) {
  const { model, asOf, past, plan, frames } = setting;
  const first = batches[0]!;
  const conditioning = conditioningOf(first);
  const answered = frames.map((frame) => {
    const own = batchesFor(batches, frame);
    const answer = answerOf(setting, own, frame);
    return { answer, paths: own.length * plan.paths, ruledOut: isRuledOut(own, frame) };
  });
  const { steps } = plan.executor;
  return {
    paths: batches.length * plan.paths,
    conditioning,
    questions: answered.map(({ answer }) => answer),
    scenarios: scenarioResults(model, first),
    warnings: warningsOf({ model, asOf, steps, paths: plan.paths, conditioning, answered, past }),
  };
}

function named({ name, title }: Named): { name: string; title?: string } {
  return title === undefined ? { name } : { name, title };
}
