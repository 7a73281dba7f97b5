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
  readonly #states = new Map<string, State>();
  readonly #eager: number | undefined;

  /**
   * @param alternatives what each alternative opens with, the rest of the rule behind it included
   * @param eager the alternative whose second token is proof against all that end before it, and which is taken where
   *   it went on longest and a fault stopped it
   */
  constructor(alternatives: readonly Opening[], eager?: number) {
    this.#start = { alternatives, next: [] };
    this.#eager = eager;
  }

  /** The index of the alternative with which to go on; of several that cannot be told apart the first. */
  choose(coming: Coming): number | undefined {
    let state = this.#start;
    for (let distance = 1; ; distance += 1) {
      const token = coming.LA(distance).tokenTypeIdx;
      let next = state.next[token];
      if (next === undefined) {
        next =
          this.#eager === undefined ? this.#read(state, token) : this.#readEagerly(state, token, distance, this.#eager);
        state.next[token] = next;
      }
      if (typeof next === 'number') return next === NONE ? undefined : next;
      state = next;
    }
  }

  /** Reads one token in all alternatives. One that has ended waits for the others, until another ends further on. */
  #read({ alternatives }: State, token: number): State | number {
    const gone = alternatives.map(({ words }) => eitherOf([...words].flatMap((word) => word.after(token) ?? [])));
    const ended = gone.some(({ ends }) => ends);
    return this.#state(ended ? gone : gone.map((opening, at) => ({ ...opening, ends: alternatives[at]!.ends })));
  }

  #readEagerly(state: State, token: number, distance: number, eager: number): State | number {
    const { alternatives } = state;
    if (distance !== 2) {
      const next = this.#read(state, token);
      return next === NONE && distance > 2 && alternatives[eager]!.words.size > 0 ? eager : next;
    }
    const unended = alternatives.map(({ words }) => ({ words, ends: false }));
    const next = this.#read({ alternatives: unended, next: [] }, token);
    return next === NONE ? alternatives.findIndex(({ ends }) => ends) : next;
  }

  /** The state in which alternatives have been read so far, or the choice where there is one. */
  #state(alternatives: readonly Opening[]): State | number {
    const alive = alternatives.flatMap(({ words, ends }, at) => (ends || words.size > 0 ? [at] : []));
    if (alive.length <= 1) return alive[0] ?? NONE;
    if (alike(alternatives)) return alive[0]!;
    const key = alternatives.map(({ words, ends }) => `${[...words].map(({ id }) => id)}${ends ? '.' : ''}`).join(' ');
    let state = this.#states.get(key);
    if (!state) {
      state = { alternatives, next: [] };
      this.#states.set(key, state);
    }
    return state;
  }
}

/** How far the alternatives have been read, and by the next token, where that leads: on, or to a choice. */
interface State {
  readonly alternatives: readonly Opening[];
  readonly next: (State | number | undefined)[];
}

/** Whether no further token can tell alternatives apart: each way on, and each end, is one of several. */
function alike(alternatives: readonly Opening[]): boolean {
  const ways = new Map<Rest | undefined, number>();
  for (const { words, ends } of alternatives) {
    for (const word of words) ways.set(word, (ways.get(word) ?? 0) + 1);
    if (ends) ways.set(undefined, (ways.get(undefined) ?? 0) + 1);
  }
  return [...ways.values()].every((count) => count > 1);
}
