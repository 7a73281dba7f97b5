import { DrawSource, type Executor, type Prepare, prepareCompiled, prepareInterpreter, siteOf } from '@proviso/kernel';
import { type Case, type CivilDate, caseAsOf, eventsForcedBy, heldBy, type Named, type Scenario } from '@proviso/model';
import { adjustScenarios, appliedAdjustments, requireAllowed, struckFrom } from './adjusted.ts';
import { momentOf, type QuestionFrame } from './answers.ts';
import { type DecidedPositions, withDecidedQuestions } from './as-known.ts';
import type { Plan } from './batch.ts';
import { chooseReader, chooseScenarios, withoutStatements } from './choices.ts';
import { requireServing } from './fitting/posterior-draws.ts';
import type { AppliedAdjustment } from './forecast.ts';
import { inputsOf, type Moment } from './inputs.ts';
import { lastDayAsked } from './mentions.ts';
import { withReports } from './next-figure.ts';
import { DEFAULT_PATHS, DEFAULT_SEED, type ExecutorName, type ForecastOptions } from './options.ts';
import { pendingOn } from './pending.ts';
import { sightingsOf } from './sightings.ts';
import { stepOn } from './warnings.ts';

/** All that is fixed before the first path is run. */
export interface Setting {
  /** The case as it could be known. */
  readonly known: Case;
  /** The same with the scenarios that are run. */
  readonly model: Case;
  /** Scenarios that are left out because time has passed them by. */
  readonly past: readonly Scenario[];
  readonly reader: Named | undefined;
  readonly asOf: CivilDate;
  readonly seed: number;
  readonly adjustments: readonly AppliedAdjustment[];
  readonly plan: Plan;
  /** One for each question of the model. */
  readonly frames: readonly QuestionFrame[];
}

const PREPARE: Readonly<Record<ExecutorName, Prepare>> = {
  compiled: prepareCompiled,
  interpreter: prepareInterpreter,
};

/**
 * Cuts the case to what could be known, chooses reader and scenarios, and makes the executor.
 * @throws RunFailure where the case has no such reader or scenario, does not allow the adjustments, or cannot be run
 */
export function settingOf(whole: Case, options: ForecastOptions): Setting {
  const { asOf, paths = DEFAULT_PATHS, seed = DEFAULT_SEED, movers = true } = options;
  const known = caseAsOf(whole, asOf);
  const reader = chooseReader(known, options.reader);
  const { chosen, past } = chooseScenarios(known, asOf, options.scenarios);
  const { posterior, adjustments = [], without = [] } = options;
  const heard = withoutStatements(known, without);
  requireAllowed(known, asOf, adjustments, posterior);
  const model: Case = { ...heard, scenarios: adjustScenarios(known, chosen, past, adjustments) };
  const asking = withDecidedQuestions(model, asOf);
  if (posterior) requireServing(posterior, heard, asOf, reader?.name);
  const fitted = posterior?.params.map(({ name }) => name) ?? [];
  const held = heldBy(adjustments);
  const executor = PREPARE[options.executor ?? 'compiled'](movers ? withReports(asking.model) : asking.model, {
    asOf,
    seed,
    ...(reader ? { reader: reader.name } : {}),
    ...(posterior || held.size > 0 ? { held: new Set([...fitted, ...held.keys()]) } : {}),
    events: eventsForcedBy(known, adjustments),
  });
  const asOfStep = stepOn(executor.steps, asOf);
  const { frames, moments } = framesOf(model, asking.decided, executor, asOfStep);
  const inputs = movers ? inputsOf(model, executor.layout) : [];
  const pending = movers ? pendingOn(asOf, model, executor.steps, executor.layout) : [];
  const sightings = sightingsOf(pending, moments);
  const draw = resamplingDraw(seed);
  const plan: Plan = {
    ...{ executor, paths, asOfStep, draw, inputs, moments, pending, sightings, held },
    ...(posterior ? { posterior } : {}),
  };
  return {
    known,
    model,
    past,
    asOf,
    reader,
    seed,
    adjustments: [...struckFrom(known, without), ...appliedAdjustments(model, adjustments)],
    plan,
    frames,
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
