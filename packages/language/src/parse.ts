import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumParser,
} from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import type { CaseFile } from './generated/ast.ts';
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from './generated/module.ts';
import { attachFile, placeAt, type SourceFile } from './source-file.ts';

let parser: LangiumParser | undefined;

/** The parser is built on first use: it costs a tenth of a second, which `--help` should not wait for. */
function sharedParser(): LangiumParser {
  if (!parser) {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ProvisoGeneratedSharedModule);
    parser = inject(createDefaultCoreModule({ shared }), ProvisoGeneratedModule).parser.LangiumParser;
  }
  return parser;
}

/** Reads the syntax of one file. The tree holds what could be read, also where there are faults. */
export function parseFile(file: SourceFile, report: Diagnostic[]): CaseFile {
  const result = sharedParser().parse<CaseFile>(file.text);
  attachFile(result.value, file);
  for (const error of result.lexerErrors) {
    report.push({
      code: 'PV0001',
      severity: 'error',
      message: error.message,
      help: 'remove it',
      place: placeAt(file, error.offset),
    });
  }
  for (const error of result.parserErrors) {
    const at = Number.isNaN(error.token.startOffset) ? file.text.length : error.token.startOffset;
    report.push({
      code: 'PV0001',
      severity: 'error',
      message: error.message,
      help: 'see the reference',
      place: placeAt(file, at, (error.token.endOffset ?? at) + 1),
    });
  }
  return result.value;
}
