import type { Case, Named } from '@proviso/model';
import { sampledResult } from './answers.ts';
import type { Batch } from './batch.ts';
import { batchesFor, runBatches } from './batches.ts';
import { otherReaders } from './choices.ts';
import { conditioningOf } from './conditioning.ts';
import type { ReaderResult } from './forecast.ts';
import { type ForecastOptions, pathCapOf } from './options.ts';
import { Pace } from './pace.ts';
import { differenceOfRuns } from './paired-runs.ts';
import { type Setting, settingOf } from './setting.ts';

/**
 * What every other reader of the case makes of it: a run of the baseline for each, with the same seed as the run it is
 * compared with. Readings weigh the paths, so that two readers differ by the weights of the same paths until the filter
 * resamples, and by what survives it after.
 * @throws RunFailure PV0908 where the case has no other reader
 */
export async function readerResults(
  whole: Case,
  options: ForecastOptions,
  setting: Setting,
  batches: readonly Batch[],
): Promise<readonly ReaderResult[]> {
  const results: ReaderResult[] = [];
  for (const reader of otherReaders(setting.known, setting.reader)) {
    const own = settingOf(whole, { ...options, reader: reader.name, scenarios: [], movers: false });
    const pace = new Pace({
      ...options,
      onProgress: (fraction, phase) => options.onProgress?.(fraction, `${phase}, as read by ${reader.name}`),
    });
    const ownBatches = await runBatches(own.plan, own.frames, pathCapOf(options), false, pace);
    results.push(readerResult(reader, own, ownBatches, batches));
  }
  return results;
}

function readerResult(
  { name, title }: Named,
  setting: Setting,
  batches: readonly Batch[],
  compared: readonly Batch[],
): ReaderResult {
  const answers = setting.frames.map((frame) => {
    const own = sampledResult(setting.model, batchesFor(batches, frame), frame);
    const first = sampledResult(setting.model, batchesFor(compared, frame), frame);
    const difference = differenceOfRuns(own, first);
    return {
      question: frame.question.name,
      result: own.result,
      effectiveSampleSize: own.effectiveSampleSize,
      ...(difference ? { difference } : {}),
    };
  });
  return { name, ...(title === undefined ? {} : { title }), conditioning: conditioningOf(batches[0]!), answers };
}
