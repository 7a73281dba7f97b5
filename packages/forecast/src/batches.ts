import { GROUP } from '@proviso/kernel';
import { isRuledOut, type QuestionFrame } from './answers.ts';
import { type Batch, type Plan, runBatch, sharesOf } from './batch.ts';
import { countOf, outcomeOf, poolBatches, weightsGiven } from './ensemble.ts';
import type { Extent } from './island/island-plan.ts';
import { PATHS_WANTED } from './options.ts';
import type { Pace } from './pace.ts';

/**
 * Runs a first batch of paths through all worlds, and then further ones of the same size for the questions whose `given`
 * too few paths meet, until enough do or the cap is reached. Further batches run the baseline alone, no longer than
 * these questions need. A condition that what is known already rules out calls for none.
 * @param charted whether quantities and statuses are followed through the first batch
 */
export async function runBatches(
  plan: Plan,
  frames: readonly QuestionFrame[],
  pathCap: number,
  charted: boolean,
  pace: Pace,
): Promise<readonly Batch[]> {
  const { executor, paths } = plan;
  const whole: Extent = { worlds: executor.worlds, steps: executor.steps.length, charted };
  pace.begin('following the paths', workOf(plan, whole));
  const batches = [await runBatch(plan, 0, whole, pace.breathe)];
  const most = Math.max(1, Math.floor(pathCap / paths));
  let wanting = frames.filter((frame) => needsMore(batches, frame));
  const expected = Math.min(most, Math.max(1, ...wanting.map((frame) => PATHS_WANTED / pathsMeeting(batches, frame))));
  pace.begin('following more paths for rare conditions', workOf(plan, extentFor(wanting)) * Math.ceil(expected - 1));
  while (batches.length < most && wanting.length > 0) {
    batches.push(await runBatch(plan, batches.length, extentFor(wanting), pace.breathe));
    wanting = wanting.filter((frame) => needsMore(batches, frame));
  }
  return batches;
}

/** The batches that answer a question: the first, and as many more as its condition needs. */
export function batchesFor(batches: readonly Batch[], frame: QuestionFrame): readonly Batch[] {
  let count = 1;
  while (count < batches.length && needsMore(batches.slice(0, count), frame)) count += 1;
  return batches.slice(0, count);
}

function needsMore(batches: readonly Batch[], frame: QuestionFrame): boolean {
  if (!frame.question.asks.given || isRuledOut(batches, frame)) return false;
  return pathsMeeting(batches, frame) < PATHS_WANTED;
}

/** Number of paths of the baseline that meet the question's condition. */
function pathsMeeting(batches: readonly Batch[], { position }: QuestionFrame): number {
  return countOf(weightsGiven(poolBatches(batches), outcomeOf(batches, 0, position).given));
}

function extentFor(frames: readonly QuestionFrame[]): Extent {
  return { worlds: 1, steps: Math.max(0, ...frames.map(({ moment }) => moment.step + 1)), charted: false };
}

/** Steps that the groups of a batch's islands take. */
function workOf(plan: Plan, { worlds, steps }: Extent): number {
  const start = Math.max(0, plan.asOfStep);
  const groups = sharesOf(plan, 0).reduce((total, { count }) => total + Math.ceil(count / GROUP), 0);
  return groups * (start + Math.max(0, steps - start) * worlds);
}
