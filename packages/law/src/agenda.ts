import type { CivilDate } from '@proviso/model';

/** Days on which something falls due, handed out earliest first: a binary heap in which every day stands once. */
export interface Agenda {
  /** Puts a name down for a day. */
  add(day: CivilDate, name: string): void;
  /** Takes off the earliest day with all that is down for it, in order of name; undefined when nothing is left. */
  next(): { readonly day: CivilDate; readonly names: readonly string[] } | undefined;
}

export function emptyAgenda(): Agenda {
  const heap: CivilDate[] = [];
  const named = new Map<CivilDate, Set<string>>();
  return {
    add(day, name) {
      const names = named.get(day);
      if (names) {
        names.add(name);
        return;
      }
      named.set(day, new Set([name]));
      heap.push(day);
      siftUp(heap);
    },
    next() {
      const day = heap[0];
      if (day === undefined) return undefined;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        siftDown(heap);
      }
      const names = [...named.get(day)!].sort();
      named.delete(day);
      return { day, names };
    },
  };
}

function siftUp(heap: CivilDate[]): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= heap[at]!) return;
    [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
    at = parent;
  }
}

function siftDown(heap: CivilDate[]): void {
  let at = 0;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && heap[child]! < heap[least]!) least = child;
    }
    if (least === at) return;
    [heap[least], heap[at]] = [heap[at]!, heap[least]!];
    at = least;
  }
}
