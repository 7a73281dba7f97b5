import { type Empirical, empiricalOf, quantile } from './empirical.ts';
import { type Ensemble, effectiveSampleSize, weightsGiven } from './ensemble.ts';
import { difference, estimate } from './estimate.ts';
import { firstOrderIndex } from './first-order-index.ts';
import type { Mover } from './forecast.ts';
import type { Input, InputValues } from './inputs.ts';
import { answersWhere, type Outcome } from './outcome.ts';

/** How many movers are named at most. */
const MOST = 6;
/** Effective paths that must lie at each end of an input: of fewer one cannot say what they have in common. */
const LEAST_PATHS = 20;

/**
 * What moves a question most, largest share first: inputs whose share exceeds twice its error, and those between whose
 * ends the answers differ by more than three times the error of the difference (an outcome that hangs mostly on a vote
 * leaves a small share to each of its causes, and yet they show).
 */
export function moversOf(
  ensemble: Ensemble,
  outcome: Outcome,
  inputs: readonly Input[],
  values: InputValues,
): readonly Mover[] {
  const weights = weightsGiven(ensemble, outcome.given);
  const size = effectiveSampleSize(ensemble, weights);
  const byShare = (a: Mover, b: Mover) => b.share.value - a.share.value || (a.name < b.name ? -1 : 1);
  return inputs
    .flatMap((input, i) => moverOf(ensemble, outcome, weights, size, input, values[i]!) ?? [])
    .sort(byShare)
    .slice(0, MOST);
}

/** What one input does to the answer; undefined where that may be nothing. */
function moverOf(
  ensemble: Ensemble,
  outcome: Outcome,
  weights: Float64Array,
  size: number,
  input: Input,
  values: Float64Array | Uint8Array,
): Mover | undefined {
  const share = firstOrderIndex(ensemble, values, outcome.answers, weights, size);
  if (!share || share.value <= 0) return undefined;
  const ends = endsOf(input, values, weights);
  const low = answersWhere(outcome, values, ends.low.belongs);
  const high = answersWhere(outcome, values, ends.high.belongs);
  const sizeOf = ({ given }: Outcome) => effectiveSampleSize(ensemble, weightsGiven(ensemble, given));
  if (Math.min(sizeOf(low), sizeOf(high)) < LEAST_PATHS) return undefined;
  const contrast = difference(ensemble, high, low)!;
  if (share.value <= 2 * share.error && Math.abs(contrast.value) <= 3 * contrast.error) return undefined;
  return {
    kind: input.kind,
    name: input.name,
    ...(input.title === undefined ? {} : { title: input.title }),
    share,
    low: { label: ends.low.label, answer: estimate(ensemble, low)!.value },
    high: { label: ends.high.label, answer: estimate(ensemble, high)!.value },
  };
}

const EITHER: Record<Exclude<Mover['kind'], 'param' | 'state'>, readonly [without: string, with_: string]> = {
  event: ['without', 'with'],
  fact: ['not met', 'met'],
  regime: ['not in force', 'in force'],
};

/** One end of an input: what to call it, and which values lie there. */
interface End {
  readonly label: string;
  readonly belongs: (x: number) => boolean;
}

/** The two ends between which answers are compared: lowest and highest third, or without and with. */
function endsOf(
  { kind, unit }: Input,
  values: Float64Array | Uint8Array,
  weights: Float64Array,
): { readonly low: End; readonly high: End } {
  if (kind !== 'param' && kind !== 'state') {
    const [without, with_] = EITHER[kind];
    return { low: { label: without, belongs: (x) => x === 0 }, high: { label: with_, belongs: (x) => x === 1 } };
  }
  const { low, high } = thirds(empiricalOf(values, weights));
  const written = (x: number) => `${Number(x.toPrecision(3))}${unit === undefined ? '' : ` ${unit}`}`;
  return {
    low: { label: `at most ${written(low)}`, belongs: (x) => x <= low },
    high: { label: `at least ${written(high)}`, belongs: (x) => x >= high },
  };
}

/** Where the lowest third ends and the highest begins; of few distinct values, the lowest and the highest that differ. */
function thirds(distribution: Empirical): { readonly low: number; readonly high: number } {
  const [low, high] = [quantile(distribution, 1 / 3), quantile(distribution, 2 / 3)];
  if (low < high) return { low, high };
  const above = distribution.values.find((value) => value > low);
  if (above !== undefined) return { low, high: above };
  return { low: distribution.values.findLast((value) => value < high) ?? low, high };
}
