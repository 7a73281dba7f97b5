import { type Executor, type Prepare, prepareCompiled, prepareInterpreter, siteOf } from '@proviso/kernel';
import {
  type Case,
  type CivilDate,
  eventsForcedBy,
  heldBy,
  type Named,
  type Question,
  type Scenario,
  STATUSES,
  toDayNumber,
} from '@proviso/model';
import { adjustScenarios, appliedAdjustments, requireAllowed, struckFrom } from './adjusted.ts';
import { momentOf, type QuestionFrame } from './answers.ts';
import { type DecidedPositions, withDecidedQuestions } from './as-known.ts';
import type { Plan } from './batch.ts';
import { chooseReader, chooseScenarios, withoutStatements } from './choices.ts';
import { chartedIn } from './fan-charts.ts';
import { requireServing } from './fitting/posterior-draws.ts';
import type { AppliedAdjustment } from './forecast.ts';
import { inputsOf, type Moment } from './inputs.ts';
import type { IslandPlan } from './island/island-plan.ts';
import { knownCase } from './known-case.ts';
import { lastDayAsked } from './mentions.ts';
import { withReports } from './next-figure.ts';
import { DEFAULT_PATHS, DEFAULT_SEED, type ForecastOptions } from './options.ts';
import { pendingOn } from './pending.ts';
import { sightingsOf } from './sightings.ts';
import { stepOn } from './warnings.ts';
import { inThisThread } from './workers/this-thread.ts';

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

/** Of more paths than these only every so many-th is charted and tells what moves an answer: neither needs more. */
const PATHS_FOLLOWED = 2 ** 14;
/** Of more bytes than these only every so many-th path is charted. */
const CHARTED_BYTES = 180 * 2 ** 20;

function prepareOf({ executor = 'compiled', engine }: ForecastOptions): Prepare {
  return executor === 'interpreter' ? prepareInterpreter : (engine?.prepare ?? prepareCompiled);
}

/**
 * Cuts the case to what could be known, chooses reader and scenarios, and makes the executor.
 * @throws RunFailure where the case has no such reader or scenario, does not allow the adjustments, or cannot be run
 */
export function settingOf(whole: Case, options: ForecastOptions): Setting {
  const { asOf, paths = DEFAULT_PATHS, seed = DEFAULT_SEED, movers = true } = options;
  const known = knownCase(whole, asOf);
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
  const executor = prepareOf(options)(movers ? withReports(asking.model) : asking.model, {
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
  const about = { executor, paths, asOfStep, inputs, moments, pending, sightings, held };
  const plan: Plan = {
    ...about,
    island: islandPlanOf(model, asking.model.questions, seed, about),
    ...(posterior ? { posterior } : {}),
    runIslands: options.engine?.runIslands ?? inThisThread(),
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

/** What islands have to know of a plan. @param questions that the executor asks, the case's own first */
function islandPlanOf(
  model: Case,
  questions: readonly Question[],
  seed: number,
  { executor, asOfStep, paths, inputs, moments, sightings }: Omit<Plan, 'island' | 'runIslands'>,
): IslandPlan {
  const { layout, evidence, steps, worlds } = executor;
  const chartedSteps = steps.length + (worlds - 1) * (steps.length - Math.max(0, asOfStep));
  const charts = chartedIn(model).map(({ name }) => layout.quantities.get(name)!);
  return {
    seed,
    resamplings: siteOf('resampling'),
    asOfStep,
    items: evidence.map((items) => items.length),
    questions: layout.questions.map(({ answer, given }, q) => ({
      ...{ answer, given },
      whether: questions[q]!.asks.kind === 'whether',
    })),
    asked: model.questions.length,
    charts,
    chartedEvery: Math.max(
      Math.ceil(paths / PATHS_FOLLOWED),
      Math.ceil((charts.length * chartedSteps * paths * 8) / CHARTED_BYTES),
    ),
    statusSums: (model.regimes.length + model.agreements.length) * STATUSES.length,
    inForce: STATUSES.indexOf('in force'),
    movedEvery: Math.ceil(paths / PATHS_FOLLOWED),
    inputs: inputs.map(({ kind, offset }) => ({ kind, slot: offset })),
    moments: moments.map(({ step, day }) => ({ step, lastDay: toDayNumber(day) })),
    sightings,
  };
}
