import type { CellRange, Cells } from './cells.ts';
import { type Deviations, deviationsOf } from './deviations.ts';
import type { Ensemble } from './ensemble.ts';
import { firstOrderIndex } from './first-order-index.ts';
import type { Mover } from './forecast.ts';
import type { Input } from './inputs.ts';
import type { InputValues } from './island/input-values.ts';
import type { Outcome } from './outcome.ts';
import { type ClassParting, partedByRank, partedInTwo } from './parting.ts';
import { remembered } from './remembered.ts';
import { answerAt, contrast, restOnEnough, type Sides, sidesOf } from './sides.ts';
import type { Weighting } from './weighting.ts';

/** How many movers are named at most. */
const MOST = 6;
/** Effective paths that must lie at each end of an input: of fewer one cannot say what they have in common. */
const LEAST_PATHS = 20;

/** An input that seems to move the answer. */
interface Candidate {
  readonly input: Input;
  readonly values: InputValues[number];
  readonly share: Mover['share'];
  readonly sides: Sides;
}

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
  if (inputs.length === 0) return [];
  const deviations = deviationsOf(ensemble, outcome);
  if (!deviations) return [];
  const candidates = inputs
    .flatMap((input, i) => candidateOf(deviations, input, values[i]!) ?? [])
    .sort((a, b) => b.share.value - a.share.value || (a.input.name < b.input.name ? -1 : 1));
  const movers: Mover[] = [];
  for (const candidate of candidates) {
    if (movers.length < MOST && restOnEnough(candidate.sides, LEAST_PATHS)) movers.push(moverOf(candidate));
  }
  return movers;
}

function candidateOf(deviations: Deviations, input: Input, values: InputValues[number]): Candidate | undefined {
  const parting = partings(deviations.ensemble)(deviations.weighting)(values);
  const sides = sidesOf(deviations, parting);
  const share = firstOrderIndex(deviations, parting.classes, parting.weights, sides.answers);
  if (!share || share.value <= 0) return undefined;
  const between = contrast(sides);
  if (!between) return undefined;
  if (share.value <= 2 * share.error && Math.abs(between.value) <= 3 * between.error) return undefined;
  return { input, values, share, sides };
}

/** Questions that are answered from the same paths share their partings. */
const partings = remembered((ensemble: Ensemble) =>
  remembered((weighting: Weighting) =>
    remembered((values: InputValues[number]): ClassParting => {
      if (values instanceof Uint8Array) return partedInTwo(ensemble, values, weighting);
      return partedByRank(ensemble, values, weighting, Math.max(2, Math.round(Math.cbrt(weighting.size))));
    }),
  ),
);

function moverOf({ input, values, share, sides }: Candidate): Mover {
  const { low, high, cells } = sides.parting;
  const labels = labelsOf(input, values, cells, { low, high }, sides.deviations.weighting.weights);
  return {
    kind: input.kind,
    name: input.name,
    ...(input.title === undefined ? {} : { title: input.title }),
    share,
    low: { label: labels.low, answer: answerAt(sides, low).value },
    high: { label: labels.high, answer: answerAt(sides, high).value },
  };
}

const EITHER: Record<Exclude<Mover['kind'], 'param' | 'state'>, { readonly low: string; readonly high: string }> = {
  event: { low: 'without', high: 'with' },
  fact: { low: 'not met', high: 'met' },
  regime: { low: 'not in force', high: 'in force' },
};

/** What to call the two ends of an input. */
function labelsOf(
  { kind, unit }: Input,
  values: InputValues[number],
  cells: Cells,
  ends: { readonly low: CellRange; readonly high: CellRange },
  weights: Float64Array,
): { readonly low: string; readonly high: string } {
  if (kind !== 'param' && kind !== 'state') return EITHER[kind];
  const written = (x: number) => `${Number(x.toPrecision(3))}${unit === undefined ? '' : ` ${unit}`}`;
  const { greatest } = spanIn(values, cells, ends.low, weights);
  const { least } = spanIn(values, cells, ends.high, weights);
  return { low: `at most ${written(greatest)}`, high: `at least ${written(least)}` };
}

/** Least and greatest of the values that the paths that count have in a range of cells. */
function spanIn(values: InputValues[number], { of }: Cells, { from, to }: CellRange, weights: Float64Array) {
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    if (!(weights[i]! > 0 && of[i]! >= from && of[i]! < to)) continue;
    if (values[i]! < least) least = values[i]!;
    if (values[i]! > greatest) greatest = values[i]!;
  }
  return { least, greatest };
}
