import type { Need } from './need.ts';

/** How often positions are worked out anew at most; the total span seldom falls after a dozen times. */
const ROUNDS = 60;

/**
 * An order of moves in which those that are asked for together stand close: diagrams over it stay small, often a
 * hundred times smaller than in the order of the text.
 *
 * The FORCE heuristic: each need pulls its moves to the middle of where they stand, until the distance between moves
 * of one need, added up, falls no more. F. Aloul, I. Markov, K. Sakallah, "FORCE: a fast and easy-to-implement
 * variable-ordering heuristic" (2003).
 * @param count number of moves
 * @param indexOf position of a move in the text, 0 to count - 1
 * @returns [count] place of each move in the order
 */
export function leafOrder(need: Need, count: number, indexOf: (id: string) => number): readonly number[] {
  const bonds = bondsOf(need, indexOf);
  let best = Array.from({ length: count }, (_, i) => i);
  let bestSpan = spanOf(bonds, best);
  let places: readonly number[] = best;
  for (let round = 0; round < ROUNDS; round += 1) {
    places = pulled(bonds, places);
    const span = spanOf(bonds, places);
    if (span >= bestSpan) break;
    [best, bestSpan] = [[...places], span];
  }
  return best;
}

type Bond = readonly number[];

/** For each choice or list of demands, the moves that stand below it. */
function bondsOf(need: Need, indexOf: (id: string) => number): readonly Bond[] {
  const bonds: Bond[] = [];
  const below = (at: Need): readonly number[] => {
    if (at.kind === 'move') return [indexOf(at.move.id)];
    if (at.kind !== 'all' && at.kind !== 'any') return [];
    const moves = [...new Set(at.of.flatMap(below))];
    if (moves.length > 1) bonds.push(moves);
    return moves;
  };
  below(need);
  return bonds;
}

/** Every move goes to the mean of the middles of its bonds; ties keep their order. */
function pulled(bonds: readonly Bond[], places: readonly number[]): readonly number[] {
  const sums = places.map(() => ({ total: 0, bonds: 0 }));
  for (const bond of bonds) {
    const middle = bond.reduce((total, move) => total + places[move]!, 0) / bond.length;
    for (const move of bond) {
      sums[move]!.total += middle;
      sums[move]!.bonds += 1;
    }
  }
  const pull = sums.map(({ total, bonds: n }, move) => (n === 0 ? places[move]! : total / n));
  const order = places.map((_, move) => move).sort((a, b) => pull[a]! - pull[b]! || places[a]! - places[b]!);
  const next = new Array<number>(places.length);
  for (const [place, move] of order.entries()) next[move] = place;
  return next;
}

function spanOf(bonds: readonly Bond[], places: readonly number[]): number {
  return bonds.reduce((total, bond) => {
    const at = bond.map((move) => places[move]!);
    return total + Math.max(...at) - Math.min(...at);
  }, 0);
}
