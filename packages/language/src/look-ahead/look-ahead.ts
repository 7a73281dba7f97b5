import type { GrammarAST, IParserConfig } from 'langium';
import { type Coming, Prediction } from './prediction.ts';
import { Rest } from './rest.ts';
import { type Rule, rulesOf, type Syntax } from './syntax.ts';

/** How a parser is told what to choose. */
type Strategy = NonNullable<IParserConfig['lookaheadStrategy']>;

/**
 * The look-ahead of a parser. It chooses as Langium's own does, which works everything out when the parser is built; here
 * a decision is worked out when the parser first comes to it.
 * @param numbers the number of a token by its name, as the lexer gives it
 * @param eager a rule that is certain, where it is one of several, as soon as its second token has come
 */
export function lookAhead(grammar: GrammarAST.Grammar, numbers: (name: string) => number, eager: string): Strategy {
  let surroundings: Surroundings | undefined;
  const choice = (rule: string, kind: string, occurrence: number) => {
    let prediction: Prediction | undefined;
    return function (this: Coming) {
      surroundings ??= new Surroundings(rulesOf(grammar, numbers), eager);
      prediction ??= surroundings.prediction(rule.replace(/\u200B$/, ''), kind, occurrence);
      return prediction.choose(this);
    };
  };
  return {
    validate: () => [],
    buildLookaheadForAlternation: ({ rule, prodOccurrence }) => choice(rule.name, 'Alternation', prodOccurrence),
    buildLookaheadForOptional({ rule, prodType, prodOccurrence }) {
      const chosen = choice(rule.name, prodType, prodOccurrence);
      return function (this: Coming) {
        return chosen.call(this) === 0;
      };
    },
  };
}

/** Where in its grammar everything stands. */
class Surroundings {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #eager: string;
  readonly #end = Rest.end();
  /** What stands behind a piece of syntax in its rule. */
  readonly #behind = new Map<Syntax, Rest>();
  /** From where a rule is called: the rule that calls, and the rest of it behind the call. */
  readonly #calls = new Map<Rule, { readonly from: Rule; readonly behind: Rest }[]>();
  readonly #follow = new Map<Rule, ReadonlySet<number>>();

  constructor(rules: readonly Rule[], eager: string) {
    this.#eager = eager;
    this.#rules = new Map(rules.map((rule) => [rule.name, rule]));
    for (const rule of rules) this.#place(rule, rule.body, this.#end);
  }

  /** What to choose at a decision of a rule. */
  prediction(ruleName: string, kind: string, occurrence: number): Prediction {
    const rule = this.#rules.get(ruleName);
    const decision = rule?.decisions.find((each) => each.kind === kind && each.occurrence === occurrence);
    if (!rule || !decision) throw new Error(`Look-ahead does not know ${kind} ${occurrence} of ${ruleName}.`);
    const behind = this.#behind.get(decision.syntax)!;
    if (decision.kind === 'Alternation') {
      const eager = decision.among.findIndex((each) => each.kind === 'rule' && each.rule.name === this.#eager);
      const openings = decision.among.map((each) => behind.before(each).opening);
      return new Prediction(openings, eager < 0 ? undefined : eager);
    }
    const loop = decision.syntax.kind === 'repeated' ? behind.before(decision.syntax) : behind;
    const inside = loop.before(decision.among[0]!).opening;
    const follow = new Set([...tokensOf(behind), ...(behind.opening.ends ? this.#following(rule) : [])]);
    const apart = tokensOf(loop.before(decision.among[0]!)).every((token) => !follow.has(token));
    // Where what may follow begins with other words, one word decides, and nothing has to wait for the end.
    return new Prediction([inside, apart ? { ...behind.opening, ends: false } : behind.opening]);
  }

  /** Notes what stands behind a piece of syntax, and behind all pieces of it. */
  #place(rule: Rule, syntax: Syntax, behind: Rest): void {
    this.#behind.set(syntax, behind);
    switch (syntax.kind) {
      case 'rule': {
        const calls = this.#calls.get(syntax.rule);
        if (calls) calls.push({ from: rule, behind });
        else this.#calls.set(syntax.rule, [{ from: rule, behind }]);
        return;
      }
      case 'sequence': {
        syntax.parts.reduceRight((rest, part) => {
          this.#place(rule, part, rest);
          return rest.before(part);
        }, behind);
        return;
      }
      case 'choice':
        for (const each of syntax.among) this.#place(rule, each, behind);
        return;
      case 'optional':
        this.#place(rule, syntax.of, behind);
        return;
      case 'repeated':
        this.#place(rule, syntax.of, behind.before(syntax));
    }
  }

  /** The tokens that can follow a rule, wherever it is called. */
  #following(rule: Rule): ReadonlySet<number> {
    let tokens = this.#follow.get(rule);
    if (!tokens) {
      tokens = this.#gather(rule);
      this.#follow.set(rule, tokens);
    }
    return tokens;
  }

  #gather(rule: Rule): ReadonlySet<number> {
    const tokens = new Set<number>();
    const ending = new Set([rule]);
    for (const each of ending) {
      for (const { from, behind } of this.#calls.get(each) ?? []) {
        for (const token of tokensOf(behind)) tokens.add(token);
        if (behind.opening.ends) ending.add(from);
      }
    }
    return tokens;
  }
}

/** The tokens with which a rest may open. */
function tokensOf(rest: Rest): readonly number[] {
  return [...rest.opening.words].flatMap(({ syntax }) => (syntax?.kind === 'word' ? [...syntax.tokens] : []));
}
