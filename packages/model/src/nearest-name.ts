/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours that lead from one
 * word to another (L. Boytsov, Indexing methods for approximate dictionary searching, 2011, section 2.2).
 */
export function editDistance(a: string, b: string): number {
  let [before, previous, current] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j), [] as number[]];
  for (let i = 1; i <= a.length; i += 1) {
    current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      current.push(least);
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}

/**
 * The candidate most like a misspelt word, if any is close: at most a third of its letters differ, none of a word of one
 * or two letters except in case.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 0.5;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const folded = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const distance = folded + (folded === editDistance(word, candidate) ? 0 : 0.25);
    if (distance < least || (distance === least && best !== undefined && candidate < best)) {
      [best, least] = [candidate, distance];
    }
  }
  return best;
}
