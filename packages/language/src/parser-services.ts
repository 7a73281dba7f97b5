import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultTokenBuilder,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumCoreServices,
  type LangiumParser,
  type Lexer,
} from 'langium';
import { createForeseeingParser } from './foresight.ts';
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from './generated/module.ts';
import { lookAhead } from './look-ahead/look-ahead.ts';

/** What reads text: the parser, the lexer beneath it, and the words of the language. */
interface ParserServices {
  readonly parser: LangiumParser;
  readonly lexer: Lexer;
  readonly keywords: readonly string[];
}

let services: ParserServices | undefined;

/** They are built on first use, which `--help` should not wait for. */
export function parserServices(): ParserServices {
  services ??= makeServices();
  return services;
}

function makeServices(): ParserServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ProvisoGeneratedSharedModule);
  const own = {
    parser: {
      LangiumParser: createForeseeingParser,
      ParserConfig: ({ Grammar, parser }: LangiumCoreServices) => ({
        lookaheadStrategy: lookAhead(Grammar, (name) => parser.Lexer.definition[name]!.tokenTypeIdx!, 'Call'),
      }),
      TokenBuilder: () => new ProvisoTokens(),
    },
  };
  const { parser } = inject(createDefaultCoreModule({ shared }), ProvisoGeneratedModule, own);
  const keywords = Object.keys(parser.Lexer.definition).filter((word) => /^[a-z]{2,}$/.test(word));
  return { parser: parser.LangiumParser, lexer: parser.Lexer, keywords };
}

type Terminals = Parameters<DefaultTokenBuilder['findLongerAlt']>[1];

/** The tokens of the language. A word may be the beginning of a name and of no other token: that need not be tried out. */
class ProvisoTokens extends DefaultTokenBuilder {
  protected override findLongerAlt(keyword: GrammarAST.Keyword, terminals: Terminals): Terminals {
    if (!/^[a-z]/.test(keyword.value)) return super.findLongerAlt(keyword, terminals);
    return terminals.filter(({ name }) => name === 'ID');
  }
}
