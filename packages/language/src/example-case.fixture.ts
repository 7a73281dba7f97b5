import type { Case } from '@proviso/model';
import { checkCase } from './check.ts';
import { type Diagnostic, renderDiagnostic } from './diagnostic.ts';

const HEAD = 'case "Example"\ntimeline by month from 2016-01 through 2016-12\n';

/** What checking says of some declarations, under a title and a timeline by months of 2016. */
export function diagnosticsOf(
  declarations: string,
  tables: Readonly<Record<string, string>> = {},
): readonly Diagnostic[] {
  return checkCase({ files: new Map([['case.proviso', HEAD + declarations], ...Object.entries(tables)]) }).diagnostics;
}

/** Codes of the errors in some declarations. */
export function errorsOf(declarations: string, tables: Readonly<Record<string, string>> = {}): readonly string[] {
  return diagnosticsOf(declarations, tables)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

/**
 * The model of some declarations.
 * @throws Error with the diagnostics, where there is an error
 */
export function modelOf(declarations: string, tables: Readonly<Record<string, string>> = {}): Case {
  const files = new Map([['case.proviso', HEAD + declarations], ...Object.entries(tables)]);
  const { model, diagnostics } = checkCase({ files });
  if (!model) throw new Error(diagnostics.map((diagnostic) => renderDiagnostic(diagnostic)).join('\n'));
  return model;
}
