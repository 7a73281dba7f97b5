import { createParser, type LangiumCoreServices, LangiumParser } from 'langium';

type Callback = Parameters<LangiumParser['many']>[1];

/** What of the underlying parser is looked at: coming tokens, the rule that is running, and how it goes on after a fault. */
interface Underlying {
  LA(distance: number): { readonly image: string; readonly tokenType: { readonly name: string } };
  getCurrRuleFullName(): string;
  readonly errors: readonly unknown[];
  attemptInRepetitionRecovery(...args: readonly unknown[]): void;
}

/** After so many faults the parser stops: it goes one call deeper at each, and nobody reads more. */
export const MOST_FAULTS = 100;

/** Rules within which the declaration or block that is foreseen may begin. */
const MAY_BEGIN = {
  source: new Set(['CaseFile']),
  block: new Set(['Agreement', 'Regime', 'DatedClauses']),
};

/**
 * A parser that ends a record or clause where the next declaration or block begins with a word that could also go on:
 * `source NAME "title"` declares a source and is no part of the record above it, `through D {` opens a block and is no end
 * of the clause above it. The grammar's own look-ahead does not see beyond the end of a rule.
 */
class ForeseeingParser extends LangiumParser {
  constructor(services: LangiumCoreServices) {
    super(services);
    const underlying = this.wrapper as unknown as Underlying;
    const goOn = underlying.attemptInRepetitionRecovery;
    underlying.attemptInRepetitionRecovery = (...args) => {
      if (underlying.errors.length < MOST_FAULTS) goOn.apply(underlying, [...args]);
    };
  }

  override many(idx: number, callback: Callback): void {
    super.many(idx, this.#gated(callback));
  }

  override optional(idx: number, callback: Callback): void {
    super.optional(idx, this.#gated(callback));
  }

  #gated(callback: Callback): Callback {
    const gate = callback.GATE;
    return { ...callback, GATE: () => (gate?.call(this) ?? true) && !this.#beginsAnother() };
  }

  #beginsAnother(): boolean {
    const coming = this.wrapper as unknown as Underlying;
    const rule = () => coming.getCurrRuleFullName().replace(/\u200B$/, '');
    switch (coming.LA(1).image) {
      case 'source':
        return coming.LA(3).tokenType.name === 'STRING' && !MAY_BEGIN.source.has(rule());
      case 'through':
        return coming.LA(3).image === '{' && !MAY_BEGIN.block.has(rule());
      default:
        return false;
    }
  }
}

/** Builds the parser of the language. */
export function createForeseeingParser(services: LangiumCoreServices): LangiumParser {
  const parser = createParser(services.Grammar, new ForeseeingParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
