import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DiagnosticSeverity, type Diagnostic as Published, type Range } from 'vscode-languageserver';
import type { Diagnostic, Place } from '../diagnostic.ts';

const PAGES = new URL('../../../../docs/errors/', import.meta.url);

/** The stretch of a line that a place is, as the protocol counts: from 0. */
export function rangeOf(place: Place): Range {
  const line = place.line - 1;
  const start = place.column - 1;
  return { start: { line, character: start }, end: { line, character: (place.endColumn ?? place.column + 1) - 1 } };
}

/**
 * Diagnostics by path of file, as an editor shows them. What concerns the case as a whole stands at the top of
 * `fallback`.
 * @param uriOf the address of a file of the case, by its path within the case
 */
export function publishedByFile(
  diagnostics: readonly Diagnostic[],
  fallback: string,
  uriOf: (file: string) => string,
): ReadonlyMap<string, readonly Published[]> {
  const byFile = new Map<string, Published[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.place?.file ?? fallback;
    byFile.set(file, [...(byFile.get(file) ?? []), published(diagnostic, uriOf)]);
  }
  return byFile;
}

function published(diagnostic: Diagnostic, uriOf: (file: string) => string): Published {
  const { code, severity, message, help, place, related } = diagnostic;
  const page = new URL(`${code}.md`, PAGES);
  return {
    range: place ? rangeOf(place) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    ...(existsSync(fileURLToPath(page)) && { codeDescription: { href: page.href } }),
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

/** The path of a case's file on disk; files of the library lie elsewhere, unless the case has a folder of that name. */
export function pathOf(folder: string, library: string, file: string): string {
  const inCase = join(folder, file);
  return file.startsWith('library/') && !existsSync(inCase) ? join(library, file.slice('library/'.length)) : inCase;
}

/** The address of a path, as the protocol writes it. */
export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}
