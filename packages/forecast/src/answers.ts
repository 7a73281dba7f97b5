import {
  type Case,
  type CivilDate,
  formatUnit,
  fromDayNumber,
  type Question,
  toDayNumber,
  type Unit,
} from '@proviso/model';
import type { DecidedPositions } from './as-known.ts';
import type { Batch, Plan } from './batch.ts';
import { allHave, inputsAt, notesAt, outcomeOf, poolBatches } from './ensemble.ts';
import { estimate } from './estimate.ts';
import type { Answer, Estimate } from './forecast.ts';
import type { Moment } from './inputs.ts';
import { subjectsAsked } from './mentions.ts';
import type { Sampled } from './paired-runs.ts';
import { fanOf } from './quantiles-in.ts';
import { sightingOf } from './sightings.ts';
import { movedPart } from './thinned-batch.ts';
import { type PendingValues, watchedOf } from './watch.ts';
import { type Weighting, weightingOf } from './weighting.ts';
import { moversOf } from './why.ts';

/** What one question's answer is made of beside the ensemble. */
export interface QuestionFrame {
  readonly question: Question;
  /** Position among the questions that the executor asks. */
  readonly position: number;
  readonly decided: DecidedPositions;
  readonly moment: Moment;
  /** Position of the moment among those of the plan. */
  readonly momentPosition: number;
}

/** What all answers of a run have in common. */
export interface Standpoint {
  readonly model: Case;
  readonly asOf: CivilDate;
  readonly plan: Plan;
}

/** The result of one question, with the sample that it comes from. */
export interface SampledResult extends Sampled {
  readonly result: Answer['result'];
  readonly effectiveSampleSize: number;
}

/** The result of one question from the baseline of the batches that are its own. */
export function sampledResult(model: Case, batches: readonly Batch[], frame: QuestionFrame): SampledResult {
  const ensemble = poolBatches(batches);
  const outcome = outcomeOf(batches, 0, frame.position);
  const weighting = weightingOf(ensemble, outcome.given);
  return {
    ensemble,
    outcome,
    result: resultOf(model, batches, frame, { ensemble, outcome }, weighting),
    effectiveSampleSize: weighting.size,
  };
}

/** Answers one question from the baseline of the batches that are its own. */
export function answerOf({ model, asOf, plan }: Standpoint, batches: readonly Batch[], frame: QuestionFrame): Answer {
  const { question, moment, momentPosition } = frame;
  const { ensemble, outcome, result, effectiveSampleSize } = sampledResult(model, batches, frame);
  const asked = subjectsAsked(question);
  const moved = movedSample(batches, frame, { ensemble, outcome });
  const values = inputsAt(batches, momentPosition);
  const { inputs } = plan;
  const others = inputs.map((_, i) => i).filter((i) => !asked.has(inputs[i]!.name));
  return {
    name: question.name,
    ...(question.title === undefined ? {} : { title: question.title }),
    kind: question.asks.kind,
    settledOn: moment.day,
    result,
    effectiveSampleSize,
    claims: claimsOn(model, question.name),
    why: moversOf(
      moved.ensemble,
      moved.outcome,
      others.map((i) => inputs[i]!),
      others.map((i) => values[i]!),
    ),
    watch: watchedOf(moved.ensemble, moved.outcome, pendingValues(plan, batches, moment), {
      after: toDayNumber(asOf),
      through: toDayNumber(moment.day),
    }),
  };
}

/** The sample on those paths alone of which it is kept what moves them. */
function movedSample(batches: readonly Batch[], { position }: QuestionFrame, sample: Sampled): Sampled {
  const parts = batches.map(movedPart);
  if (parts[0] === batches[0]) return sample;
  return { ensemble: poolBatches(parts), outcome: outcomeOf(parts, 0, position) };
}

/** What each path has of all that is pending. */
function pendingValues(
  { pending, sightings }: Plan,
  batches: readonly Batch[],
  moment: Moment,
): readonly PendingValues[] {
  return pending.map((one) => {
    const { step, offset } = sightingOf(one, moment);
    const position = sightings.findIndex((sighting) => sighting.step === step && sighting.offset === offset);
    return { pending: one, values: notesAt(batches, position) };
  });
}

function resultOf(
  model: Case,
  batches: readonly Batch[],
  frame: QuestionFrame,
  { ensemble, outcome }: Sampled,
  { weights, paths, size }: Weighting,
): Answer['result'] {
  const { question } = frame;
  const found = estimate(ensemble, outcome);
  if (!found) return { kind: 'not estimable', paths: ensemble.paths };
  const condition = outcome.given && estimate(ensemble, { answers: outcome.given, given: undefined });
  const given = condition ? { given: { probability: condition.value, paths } } : {};
  if (question.asks.kind === 'whether') {
    const settled = isSettled(batches, frame, weights);
    return { kind: 'probability', ...(settled ? found : withLeastError(found, size)), ...given };
  }
  const unit = unitOfValue(model, question);
  return {
    kind: 'distribution',
    ...found,
    ...(unit === undefined ? {} : { unit }),
    quantiles: fanOf(outcome.answers, weights),
    ...given,
  };
}

/** Whether what is known by the as-of day leaves no path that could meet the question's condition. */
export function isRuledOut(batches: readonly Batch[], { decided }: QuestionFrame): boolean {
  if (decided.givenPossible === undefined) return false;
  return allHave(poolBatches(batches).weights, outcomeOf(batches, 0, decided.givenPossible).answers, 0);
}

/** Whether what happened up to the as-of day already decides the question, the same way on every path that counts. */
function isSettled(batches: readonly Batch[], { decided }: QuestionFrame, weights: Float64Array): boolean {
  const everywhere = (position: number | undefined, value: number) =>
    position !== undefined && allHave(weights, outcomeOf(batches, 0, position).answers, value);
  return everywhere(decided.yes, 1) || everywhere(decided.possible, 0);
}

/**
 * Where chance is still to come but all paths agree, the estimated error is 0, which is not what one knows: then the
 * standard deviation of the probability after n like answers, by Laplace's rule of succession.
 */
function withLeastError({ value, error }: Estimate, size: number): Estimate {
  if (error > 0) return { value, error };
  const p = (value * size + 1) / (size + 2);
  return { value, error: Math.sqrt((p * (1 - p)) / (size + 3)) };
}

/** Unit of the value asked for, where it is that of a single quantity; absent for a pure number. */
function unitOfValue(model: Case, { asks }: Question): string | undefined {
  if (asks.kind !== 'value' || asks.value.kind !== 'quantity') return undefined;
  const { name } = asks.value;
  const quantities: readonly { name: string; unit: Unit }[] = [...model.params, ...model.states, ...model.lets];
  const unit = quantities.find((quantity) => quantity.name === name)?.unit;
  return unit && formatUnit(unit) !== '1' ? formatUnit(unit) : undefined;
}

function claimsOn(model: Case, question: string): Answer['claims'] {
  return model.claims
    .filter((claim) => claim.question === question)
    .map(({ by, low, high, on, provenance }) => {
      const title = [...model.readers, ...model.actors, ...model.unions].find(({ name }) => name === by)?.title;
      return {
        by,
        ...(title === undefined ? {} : { byTitle: title }),
        low,
        high,
        on,
        ...(provenance?.because === undefined ? {} : { because: provenance.because }),
        ...(provenance?.from === undefined ? {} : { from: provenance.from }),
      };
    });
}

/** Last day about which a question asks, or the last of the step in which it is settled. */
export function momentOf(
  lastDay: CivilDate | undefined,
  settledIn: { index: number; last: number },
  asOfStep: number,
): Moment {
  return { step: Math.max(settledIn.index, asOfStep, 0), day: lastDay ?? fromDayNumber(settledIn.last) };
}
