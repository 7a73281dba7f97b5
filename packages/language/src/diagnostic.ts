/** What is wrong with a case, where, and what to do about it. */
export interface Diagnostic {
  /** Stable; each has a page `docs/errors/CODE.md`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** Absent where it concerns the case as a whole. */
  readonly place?: Place;
  /** What may have been meant in the place's stead, likeliest first; an editor offers to write it. */
  readonly instead?: readonly string[];
  /** Other places that belong to it, such as the first of two declarations. */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
}

/** A stretch of one line of a file; lines and columns count from 1. */
export interface Place {
  /** Path within the case's folder, with `/`; files of the library begin with `library/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Column after the last. */
  readonly endColumn?: number;
  /** The whole line as it stands in the file. */
  readonly lineText: string;
}

/** A diagnostic as lines of text: code and message, file:line:column, the line with carets under it, the remedy. */
export function renderDiagnostic(diagnostic: Diagnostic, options: { readonly colour?: boolean } = {}): string {
  const paint = (code: number, text: string) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const tint = diagnostic.severity === 'error' ? 31 : 33;
  const head = `${paint(tint, `${diagnostic.severity} ${diagnostic.code}`)}: ${diagnostic.message}`;
  const lines = [head];
  if (diagnostic.place) lines.push(...renderPlace(diagnostic.place, (carets) => paint(tint, carets)));
  for (const { message, place } of diagnostic.related ?? []) {
    lines.push(`  ${message}`, ...renderPlace(place, (carets) => carets));
  }
  lines.push(`  ${paint(36, 'help')}: ${diagnostic.help}`);
  return lines.join('\n');
}

/** A line longer than this is shown around the fault only. */
const WIDTH = 120;

function renderPlace(place: Place, paint: (carets: string) => string): readonly string[] {
  const margin = ' '.repeat(String(place.line).length);
  const cut = place.column > WIDTH - 20 ? place.column - 40 : 0;
  const shown = Array.from(place.lineText.slice(cut, cut + WIDTH), (c) => (c < ' ' ? ' ' : c)).join('');
  const room = Math.max(1, shown.length - (place.column - 1 - cut));
  const carets = '^'.repeat(Math.max(1, Math.min(room, (place.endColumn ?? place.column + 1) - place.column)));
  return [
    `  --> ${place.file}:${place.line}:${place.column}`,
    ` ${place.line} | ${shown}`.trimEnd(),
    ` ${margin} | ${' '.repeat(Math.max(0, place.column - 1 - cut))}${paint(carets)}`,
  ];
}
