import type { Syntax } from './syntax.ts';

/**
 * What has yet to be read from some place on: a piece of syntax, and the rest behind it. Rests that are equal are one
 * object, so that places can be compared.
 */
export class Rest {
  /** Nothing where the rule ends in which one looked ahead. */
  readonly syntax: Syntax | undefined;
  /** Tells the rests of one grammar apart. */
  readonly id: number;
  readonly #behind: Rest | undefined;
  readonly #numbers: { next: number };
  readonly #before = new Map<Syntax, Rest>();
  #opening: Opening | undefined;

  private constructor(numbers: { next: number }, syntax?: Syntax, behind?: Rest) {
    this.#numbers = numbers;
    this.id = numbers.next;
    numbers.next += 1;
    this.syntax = syntax;
    this.#behind = behind;
  }

  /** The end of a rule. */
  static end(): Rest {
    return new Rest({ next: 0 });
  }

  /** The rest in which `syntax` stands before this one. */
  before(syntax: Syntax): Rest {
    let rest = this.#before.get(syntax);
    if (!rest) {
      rest = new Rest(this.#numbers, syntax, this);
      this.#before.set(syntax, rest);
    }
    return rest;
  }

  /** What the rest may open with. */
  get opening(): Opening {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** What may come after one word: nothing where the rest does not open with this word itself. */
  after(token: number): Opening | undefined {
    return this.syntax?.kind === 'word' && this.syntax.tokens.has(token) ? this.#behind!.opening : undefined;
  }

  #open(): Opening {
    const { syntax } = this;
    const behind = this.#behind;
    if (!syntax || !behind) return { words: NO_WORDS, ends: true };
    switch (syntax.kind) {
      case 'word':
        return { words: new Set([this]), ends: false };
      case 'rule':
        return behind.before(syntax.rule.body).opening;
      case 'sequence':
        return syntax.parts.reduceRight((rest, part) => rest.before(part), behind).opening;
      case 'choice':
        return eitherOf(syntax.among.map((each) => behind.before(each).opening));
      case 'optional':
        return eitherOf([behind.before(syntax.of).opening, behind.opening]);
      case 'repeated':
        return eitherOf([this.before(syntax.of).opening, behind.opening]);
    }
  }
}

/** What may come next: rests that begin with a word each, and whether the rule may end here. */
export interface Opening {
  readonly words: ReadonlySet<Rest>;
  readonly ends: boolean;
}

const NO_WORDS: ReadonlySet<Rest> = new Set();

/** What may come next where several openings are possible. */
export function eitherOf(openings: readonly Opening[]): Opening {
  if (openings.length === 1) return openings[0]!;
  const words = new Set<Rest>();
  for (const opening of openings) for (const word of opening.words) words.add(word);
  return { words, ends: openings.some(({ ends }) => ends) };
}
