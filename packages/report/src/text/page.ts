import type { Paint } from './paint.ts';
import { wrap } from './table.ts';

export interface PageOptions {
  /** Width of the terminal in characters; 60 at least is used. */
  readonly columns: number;
  readonly colour: boolean;
}

/** The width that a page is laid out for. */
export function widthFor({ columns }: PageOptions): number {
  return Math.max(60, columns);
}

/** Blocks of lines as one text, an empty line between them; blocks without lines are left out. Ends with a line break. */
export function pageOf(blocks: readonly (readonly string[])[]): string {
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n').replaceAll('\u00a0', ' ')}\n`;
}

/** Things to bear in mind under a heading, each behind a mark. */
export function noteLines(heading: string, notes: readonly string[], columns: number, paint: Paint): readonly string[] {
  if (notes.length === 0) return [];
  const lines = notes.flatMap((note) => {
    const [first, ...rest] = wrap(note, columns - 2);
    return [`${paint.warning('!')} ${first}`, ...rest.map((line) => `  ${line}`)];
  });
  return [paint.strong(heading), ...lines];
}
