import type { Answer, Forecast, Watched } from '@proviso/forecast';

/** Something pending, with the answers that its outcome would move, the farthest-moved first. */
export interface WatchEntry {
  readonly watched: Watched;
  readonly moves: readonly { readonly answer: Answer; readonly watched: Watched }[];
}

/** Chances are told apart from values, which have no common measure. */
const SMALLEST = 0.01;

/** What to watch for the sake of the whole case: all that would move some chance by a point or more, by that. */
export function watchList({ questions }: Forecast): readonly WatchEntry[] {
  const entries = new Map<string, { readonly answer: Answer; readonly watched: Watched }[]>();
  for (const answer of questions) {
    if (answer.kind !== 'whether') continue;
    for (const watched of answer.watch) {
      if (watched.change.value < SMALLEST) continue;
      const key = `${watched.kind} ${watched.name} ${watched.when.day}`;
      entries.set(key, [...(entries.get(key) ?? []), { answer, watched }]);
    }
  }
  return [...entries.values()]
    .map((moves) => moves.toSorted((a, b) => b.watched.change.value - a.watched.change.value))
    .map((moves) => ({ watched: moves[0]!.watched, moves }))
    .sort((a, b) => b.watched.change.value - a.watched.change.value);
}
