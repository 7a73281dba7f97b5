import { DiagnosticSeverity, type Diagnostic as Published, type Range } from 'vscode-languageserver';
import type { Diagnostic, Place } from '../diagnostic.ts';

/** Where an editor finds what a diagnostic speaks of. */
export interface Addresses {
  /** The address of a file of the case, by its path within. */
  readonly uriOf: (file: string) => string;
  /** The address of the page on a code, if there is one. */
  readonly pageOf: (code: string) => string | undefined;
}

/** The stretch of a line that a place is, as the protocol counts: from 0. */
export function rangeOf(place: Place): Range {
  const line = place.line - 1;
  const start = place.column - 1;
  return { start: { line, character: start }, end: { line, character: (place.endColumn ?? place.column + 1) - 1 } };
}

/**
 * Diagnostics by path of file, as an editor shows them. What concerns the case as a whole stands at the top of
 * `fallback`.
 */
export function publishedByFile(
  diagnostics: readonly Diagnostic[],
  fallback: string,
  addresses: Addresses,
): ReadonlyMap<string, readonly Published[]> {
  const byFile = new Map<string, Published[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.place?.file ?? fallback;
    byFile.set(file, [...(byFile.get(file) ?? []), published(diagnostic, addresses)]);
  }
  return byFile;
}

/** A diagnostic as an editor shows it. */
export function published(diagnostic: Diagnostic, { uriOf, pageOf }: Addresses): Published {
  const { code, severity, message, help, place, related } = diagnostic;
  const page = pageOf(code);
  return {
    range: place ? rangeOf(place) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source: 'proviso',
    message: `${message}\nhelp: ${help}`,
    ...(related && {
      relatedInformation: related.map((other) => ({
        message: other.message,
        location: { uri: uriOf(other.place.file), range: rangeOf(other.place) },
      })),
    }),
  };
}
