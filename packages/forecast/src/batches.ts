import { isRuledOut, type QuestionFrame } from './answers.ts';
import { type Batch, type Plan, runBatch, type WorldObserver } from './batch.ts';
import { countOf, poolBatches, weightsGiven } from './ensemble.ts';
import { ISLANDS } from './islands.ts';
import { PATHS_WANTED } from './options.ts';
import type { Pace } from './pace.ts';

/**
 * Runs a first batch of paths, and further ones of the same size until every question's `given` is met by enough paths
 * of the baseline, or the cap is reached. A condition that what is known already rules out calls for none.
 * @param observe sees the first batch only
 */
export async function runBatches(
  plan: Plan,
  frames: readonly QuestionFrame[],
  pathCap: number,
  observe: WorldObserver,
  pace: Pace,
): Promise<readonly Batch[]> {
  pace.begin('following the paths', breathsOf(plan));
  const first = await runBatch(plan, 0, observe, pace.breathe);
  const wanting = frames.filter(
    ({ question, decided }) => question.asks.given && !isRuledOut(poolBatches([first]), decided),
  );
  const most = Math.max(1, Math.floor(pathCap / plan.paths));
  const batches = [first];
  const scarcest = () => Math.min(...wanting.map(({ position }) => pathsMeeting(batches, position)));
  const expected = Math.min(most, Math.ceil(PATHS_WANTED / Math.max(1, scarcest())));
  pace.begin('following more paths for rare conditions', breathsOf(plan) * Math.max(0, expected - 1));
  while (batches.length < most && scarcest() < PATHS_WANTED) {
    batches.push(await runBatch(plan, batches.length, () => {}, pace.breathe));
  }
  return batches;
}

/** Steps that the islands of a batch take, in all worlds. */
function breathsOf({ executor, asOfStep, paths }: Plan): number {
  const start = Math.max(0, asOfStep);
  return Math.min(ISLANDS, paths) * (start + (executor.steps.length - start) * executor.worlds);
}

/** Number of paths of the baseline that meet the question's condition. */
function pathsMeeting(batches: readonly Batch[], position: number): number {
  return batches.reduce((total, batch) => {
    const paths = poolBatches([batch]);
    return total + countOf(weightsGiven(paths, paths.worlds[0]!.givens[position]));
  }, 0);
}
