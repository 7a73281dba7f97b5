import type { Batch } from './batch.ts';
import { everyOf } from './island/group-readings.ts';
import { joined } from './joined.ts';
import { remembered } from './remembered.ts';

/**
 * The baseline of a batch on those paths alone of which it is kept what moves them: every `movedEvery`-th of each island,
 * which is every one but in very large runs.
 */
export function movedPart(batch: Batch): Batch {
  return batch.movedEvery === 1 ? batch : thinnedBatch(batch);
}

const thinnedBatch = remembered((batch: Batch): Batch => {
  const { sizes, movedEvery, worlds } = batch;
  const thin = <T extends Float64Array | Uint8Array | Int32Array>(values: T): T => {
    let from = 0;
    const islands = sizes.map((size) => {
      from += size;
      return everyOf(values.subarray(from - size, from) as T, movedEvery);
    });
    return joined(islands);
  };
  const baseline = worlds[0]!;
  return {
    ...batch,
    movedEvery: 1,
    sizes: sizes.map((size) => Math.ceil(size / movedEvery)),
    logWeights: thin(batch.logWeights),
    ancestors: thin(batch.ancestors),
    worlds: [{ answers: baseline.answers.map(thin), givens: baseline.givens.map((given) => given && thin(given)) }],
  };
});
