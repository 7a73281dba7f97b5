import type { Diagnostic } from '@proviso/language';
import type { Case } from '@proviso/model';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { lawDiagnostics } from './law-diagnostics.ts';
import { count, openCase, printDiagnostics } from './open-case.ts';
import type { Terminal } from './terminal.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  /** Warnings count as errors. */
  readonly strict: boolean;
}

/** `proviso check`: every diagnostic of a case, and a line that says what the case holds. */
export function check(folder: string, options: CheckOptions, terminal: Terminal): ExitCode {
  const { name, checked } = openCase(folder, terminal);
  const diagnostics = [...checked.diagnostics, ...lawDiagnostics(checked)];
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (options.format === 'json') {
    terminal.out(`${JSON.stringify(asJson(name, diagnostics), null, 2)}\n`);
  } else {
    printDiagnostics(diagnostics, terminal, terminal.out);
    const holds = checked.model ? `: ${contents(checked.model)}` : '';
    terminal.out(`${name}${holds}\n${verdict(errors, warnings)}\n`);
  }
  return errors > 0 || (options.strict && warnings > 0) ? EXIT.caseErrors : EXIT.ok;
}

function verdict(errors: number, warnings: number): string {
  if (errors === 0 && warnings === 0) return 'no errors, no warnings';
  return `${errors === 0 ? 'no errors' : count(errors, 'error')}, ${warnings === 0 ? 'no warnings' : count(warnings, 'warning')}`;
}

function contents(model: Case): string {
  const parts: readonly [number, string][] = [
    [model.regimes.length, 'regime'],
    [model.agreements.length, 'agreement'],
    [model.records.length, 'record'],
    [model.events.length, 'event'],
    [model.states.length, 'state'],
    [model.params.length, 'param'],
    [model.statements.length, 'statement'],
    [model.questions.length, 'question'],
    [model.scenarios.length, 'scenario'],
  ];
  const shown = parts.filter(([n]) => n > 0).map(([n, noun]) => count(n, noun));
  return shown.length > 0 ? shown.join(', ') : 'nothing in it yet';
}

function asJson(name: string, diagnostics: readonly Diagnostic[]) {
  return { schema: 'proviso-check/1', case: name, diagnostics };
}
