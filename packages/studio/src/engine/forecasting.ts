import { browserThread, type ForecastOptions, type ForecastOutcome, forecast, openEngine } from '@proviso/forecast';
import type { Case } from '@proviso/model';
import type { ForecastQuestion } from './protocol.ts';

/** As many as a machine of the field has cores; more would only wait for each other. */
const MOST_THREADS = 16;

/** Workers and kernels that outlive a run, so that a knob turned finds them warm. They are started by the first run that is worth it. */
const engine = openEngine({
  spawn: () => browserThread(new Worker(new URL('./island-worker.ts', import.meta.url), { type: 'module' })),
  threads: Math.min(MOST_THREADS, navigator.hardwareConcurrency),
});

/** Forecasts are made one after another: two at a time would take the same kernel and the same cores. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The one place where the page runs a forecast: whatever runs paths faster comes in here.
 * @throws the signal's reason once it is aborted
 */
export function runForecast(model: Case, question: ForecastQuestion, running: Running): Promise<ForecastOutcome> {
  const run = () => forecastNow(model, question, running);
  const made = last.then(run, run);
  last = made;
  return made;
}

type Running = Pick<ForecastOptions, 'onProgress' | 'onAnswers' | 'signal'>;

async function forecastNow(
  model: Case,
  { setting, movers, scenarios }: ForecastQuestion,
  running: Running,
): Promise<ForecastOutcome> {
  running.signal?.throwIfAborted();
  const { asOf, reader, struck: without, adjustments, seed, paths } = setting;
  return await forecast(model, {
    ...running,
    engine,
    ...{ asOf, without, adjustments, seed, paths, movers },
    ...(scenarios && { scenarios }),
    ...(reader !== undefined && { reader }),
  });
}
