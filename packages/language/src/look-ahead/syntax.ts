import { GrammarAST } from 'langium';

/** What may stand somewhere, reduced to what look-ahead asks. Tokens are the numbers that the lexer gives them. */
export type Syntax =
  | { readonly kind: 'word'; readonly tokens: ReadonlySet<number> }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly among: readonly Syntax[] }
  | { readonly kind: 'optional' | 'repeated'; readonly of: Syntax };

/** A rule of the grammar, with the places at which a parser has to choose how to go on. */
export interface Rule {
  readonly name: string;
  readonly body: Syntax;
  readonly decisions: readonly Decision[];
}

/** A place at which a parser chooses, by the kind and number within its rule under which the parser knows it. */
export interface Decision {
  readonly kind: 'Alternation' | 'Option' | 'Repetition' | 'RepetitionMandatory';
  readonly occurrence: number;
  /** What stands at this place. */
  readonly syntax: Syntax;
  /** What it is chosen among; of an option or loop the one thing that may be left out. */
  readonly among: readonly Syntax[];
}

/** The number of a token by its name. */
type Numbers = (name: string) => number;

/** The rules of a grammar. */
export function rulesOf(grammar: GrammarAST.Grammar, numbers: Numbers): readonly Rule[] {
  const declared = grammar.rules.filter((rule) => !GrammarAST.isTerminalRule(rule));
  const rules = new Map(declared.map(({ name }): [string, RuleInProgress] => [name, { name, decisions: [] }]));
  return declared.map((rule) => {
    const reader = new RuleReader(rules, numbers);
    const body = GrammarAST.isInfixRule(rule) ? reader.infix(rule) : reader.read(rule.definition);
    return Object.assign(rules.get(rule.name)!, { body, decisions: reader.decisions });
  });
}

/** Rules call one another in circles: a call holds a rule whose body may be read later. */
interface RuleInProgress extends Omit<Rule, 'body'> {
  body?: Syntax;
}

/** Reads a rule. Decisions are numbered from the inside, as the parser numbers them. */
class RuleReader {
  readonly decisions: Decision[] = [];
  readonly #rules: ReadonlyMap<string, RuleInProgress>;
  readonly #numbers: Numbers;
  #choices = 0;
  #loops = 0;
  #options = 0;

  constructor(rules: ReadonlyMap<string, RuleInProgress>, numbers: Numbers) {
    this.#rules = rules;
    this.#numbers = numbers;
  }

  read(element: GrammarAST.AbstractElement): Syntax {
    const once = this.#once(element);
    switch (element.cardinality) {
      case '?':
        this.#options += 1;
        return this.#leftOut('Option', this.#options, { kind: 'optional', of: once });
      case '*':
        this.#loops += 1;
        return this.#leftOut('Repetition', this.#loops, { kind: 'repeated', of: once });
      case '+': {
        this.#loops += 1;
        const again = this.#leftOut('RepetitionMandatory', this.#loops, { kind: 'repeated', of: once });
        return { kind: 'sequence', parts: [once, again] };
      }
      default:
        return once;
    }
  }

  /** An operand, and any number of operators with one more each: the parser counts both decisions from 0. */
  infix(rule: GrammarAST.InfixRule): Syntax {
    const operand = this.#called(rule.call);
    const operators = rule.operators.precedences.flatMap((precedence) => precedence.operators);
    const operator = this.#chosen(
      0,
      operators.map(({ value }) => this.#word(value)),
    );
    const more: Syntax = { kind: 'sequence', parts: [operator, operand] };
    const again = this.#leftOut('Repetition', 0, { kind: 'repeated', of: more });
    return { kind: 'sequence', parts: [operand, again] };
  }

  #once(element: GrammarAST.AbstractElement): Syntax {
    if (GrammarAST.isKeyword(element)) return this.#word(element.value);
    if (GrammarAST.isAction(element)) return { kind: 'sequence', parts: [] };
    if (GrammarAST.isAssignment(element)) return this.read(element.terminal);
    if (GrammarAST.isCrossReference(element) && element.terminal) return this.read(element.terminal);
    if (GrammarAST.isRuleCall(element)) return this.#called(element);
    if (GrammarAST.isGroup(element))
      return { kind: 'sequence', parts: element.elements.map((each) => this.read(each)) };
    if (!GrammarAST.isAlternatives(element)) throw new Error(`Look-ahead cannot read ${element.$type} of a grammar.`);
    const among = element.elements.map((each) => this.read(each));
    this.#choices += 1;
    return this.#chosen(this.#choices, among);
  }

  #called(call: GrammarAST.RuleCall): Syntax {
    const rule = this.#rules.get(call.rule.$refText);
    return rule ? { kind: 'rule', rule: rule as Rule } : this.#word(call.rule.$refText);
  }

  #word(name: string): Syntax {
    return { kind: 'word', tokens: new Set([this.#numbers(name)]) };
  }

  /** A choice among single words is to look-ahead one word of many spellings. */
  #chosen(occurrence: number, among: readonly Syntax[]): Syntax {
    const tokens = among.flatMap((each) => (each.kind === 'word' ? [...each.tokens] : []));
    const syntax: Syntax = among.every(({ kind }) => kind === 'word')
      ? { kind: 'word', tokens: new Set(tokens) }
      : { kind: 'choice', among };
    this.decisions.push({ kind: 'Alternation', occurrence, syntax, among });
    return syntax;
  }

  #leftOut(kind: Decision['kind'], occurrence: number, syntax: Syntax & { readonly of: Syntax }): Syntax {
    this.decisions.push({ kind, occurrence, syntax, among: [syntax.of] });
    return syntax;
  }
}
