/** A cell of a table for the terminal: its text, which is wrapped, and how each line is painted. */
export interface Cell {
  readonly text: string;
  readonly paint?: (line: string) => string;
}

/** A column: its width in characters, and on which side its cells stand. */
export interface Column {
  readonly width: number;
  readonly align: 'left' | 'right';
}

const GAP = '  ';

/** One row of a table as lines; cells are wrapped at spaces, and words longer than their column are cut. */
export function tableRow(columns: readonly Column[], cells: readonly Cell[]): readonly string[] {
  const wrapped = cells.map((cell, i) => wrap(cell.text, columns[i]!.width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width, align }, i) => {
        const text = wrapped[i]?.[line] ?? '';
        const padding = ' '.repeat(width - lengthOf(text));
        const painted = text === '' ? '' : (cells[i]?.paint?.(text) ?? text);
        return align === 'left' ? painted + padding : padding + painted;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Width of columns side by side. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0) + GAP.length * (columns.length - 1);
}

/** Text as lines of at most `width` characters, broken at spaces; lines after the first start with `indent`. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let start = /^ */.exec(text)![0];
  let line = start;
  const breakLine = () => {
    lines.push(line);
    start = indent;
    line = indent;
  };
  for (const word of text.trimStart().split(' ')) {
    const space = line === start ? '' : ' ';
    if (lengthOf(line + space + word) <= width) {
      line += space + word;
      continue;
    }
    if (line !== start) breakLine();
    for (const character of word) {
      if (lengthOf(line) >= width) breakLine();
      line += character;
    }
  }
  return [...lines, line];
}

/** Characters as a terminal counts them, but for wide ones. */
function lengthOf(text: string): number {
  return [...text].length;
}
