import { eitherOf, type Opening, type Rest } from './rest.ts';

/** The tokens that come, the next one at distance 1. */
export interface Coming {
  LA(distance: number): { readonly tokenTypeIdx: number };
}

/** No alternative can go on with what comes. */
const NONE = -1;

/**
 * A choice among alternatives by as many tokens as it takes. All alternatives are read side by side until one is left;
 * where the rule ends, what called it is not looked at. What was found out for some tokens is kept (the prediction of
 * ALL(*) without its context: Parr, Harwell and Fisher, Adaptive LL(*) Parsing, 2014).
 */
export class Prediction {
  readonly #start: State;

  /** @param alternatives what each alternative opens with, the rest of the rule behind it included */
  constructor(alternatives: readonly Opening[]) {
    this.#start = { alternatives, next: [] };
  }

  /** The index of the alternative with which to go on; of several that cannot be told apart the first. */
  choose(coming: Coming): number | undefined {
    let state = this.#start;
    for (let distance = 1; ; distance += 1) {
      const token = coming.LA(distance).tokenTypeIdx;
      let next = state.next[token];
      if (next === undefined) {
        next = read(state.alternatives, token);
        state.next[token] = next;
      }
      if (typeof next === 'number') return next === NONE ? undefined : next;
      state = next;
    }
  }
}

/** How far the alternatives have been read, and by the next token, where that leads: on, or to a choice. */
interface State {
  readonly alternatives: readonly Opening[];
  readonly next: (State | number | undefined)[];
}

/** Reads one token in all alternatives. One that has ended waits for the others, until another ends further on. */
function read(alternatives: readonly Opening[], token: number): State | number {
  const gone = alternatives.map(({ words }) => eitherOf([...words].flatMap((word) => word.after(token) ?? [])));
  const ended = gone.some(({ ends }) => ends);
  const left = ended ? gone : gone.map((opening, at) => ({ ...opening, ends: alternatives[at]!.ends }));
  const alive = left.flatMap(({ words, ends }, at) => (ends || words.size > 0 ? [at] : []));
  if (alive.length <= 1) return alive[0] ?? NONE;
  return alike(left) ? alive[0]! : { alternatives: left, next: [] };
}

/** Whether no further token can tell alternatives apart: all ended, or each way on is one of several. */
function alike(alternatives: readonly Opening[]): boolean {
  const ways = new Map<Rest | undefined, number>();
  for (const { words, ends } of alternatives) {
    for (const word of words) ways.set(word, (ways.get(word) ?? 0) + 1);
    if (ends) ways.set(undefined, (ways.get(undefined) ?? 0) + 1);
  }
  return [...ways.values()].every((count) => count > 1);
}
