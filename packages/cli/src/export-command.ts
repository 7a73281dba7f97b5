import { intervalsCsv, intervalsDocument } from '@proviso/exchange';
import { deliver } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { modelToRun, openCase } from './open-case.ts';
import { knownGiven, refuse } from './register-question.ts';
import type { Terminal } from './terminal.ts';

export interface ExportOptions {
  readonly format: 'csv' | 'json';
  /** Nothing that became known later enters. */
  readonly known?: string;
  /** Where the result goes instead of standard output. */
  readonly output?: string;
}

/** `proviso export`: over which days every regime and agreement of a case stands how, and what says so. */
export function exportCase(folder: string, options: ExportOptions, terminal: Terminal): ExitCode {
  const model = modelToRun(openCase(folder, terminal), terminal);
  if (!model) return EXIT.caseErrors;
  const asOf = knownGiven(model, options.known);
  if ('message' in asOf) return refuse(terminal, asOf.message, asOf.help);
  const document = intervalsDocument(model, asOf);
  const text = options.format === 'csv' ? intervalsCsv(document) : `${JSON.stringify(document, null, 2)}\n`;
  return deliver(text, options.output, terminal);
}
