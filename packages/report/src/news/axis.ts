import type { Belief, QuestionNews } from '@proviso/forecast';
import { shownTick } from '../shown-number.ts';

const TICKS = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/** An axis on which the answers of one question stand: a position from 0 to 1 for each, and its marks. */
export interface Axis {
  readonly at: (belief: Belief) => number | undefined;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Probabilities by their log-odds, so that contributions are lengths and settled answers stand at the edge; values as they are. */
export function axisOf({ kind, beliefs }: QuestionNews): Axis {
  const numbers = beliefs.flatMap((belief) => placeOf(belief) ?? []).filter(Number.isFinite);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const margin = numbers.length === 0 ? 1 : Math.max(0.12 * (high - low), kind === 'whether' ? 0.4 : 1e-9);
  const [from, to] = numbers.length === 0 ? [-1, 1] : [low - margin, high + margin];
  const along = (number: number) => Math.min(1, Math.max(0, (number - from) / (to - from)));
  const marks =
    kind === 'whether'
      ? TICKS.map((p) => ({ number: Math.log(p / (1 - p)), label: `${shownTick(100 * p)}\u00a0%` }))
      : [low, high].map((number) => ({ number, label: shownTick(Number(number.toPrecision(3))) }));
  return {
    at: (belief) => {
      const number = placeOf(belief);
      return number === undefined ? undefined : along(number);
    },
    ticks: apart(
      marks
        .filter(({ number }) => number >= from && number <= to)
        .map(({ number, label }) => ({ at: along(number), label })),
    ),
  };
}

/** Marks whose labels do not touch. */
function apart(ticks: Axis['ticks']): Axis['ticks'] {
  const kept: Axis['ticks'][number][] = [];
  for (const tick of ticks) if (kept.length === 0 || tick.at - kept.at(-1)!.at > 0.16) kept.push(tick);
  return kept;
}

/** Log-odds, infinite where settled; a value; undefined where nothing is estimable. */
function placeOf({ result, logOdds }: Belief): number | undefined {
  switch (result.kind) {
    case 'probability':
      return logOdds ?? (result.value === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
    case 'distribution':
      return result.value;
    case 'not estimable':
      return undefined;
  }
}
