/** A cell of a table for the terminal: its text, which is wrapped, and how each line is painted. */
export interface Cell {
  readonly text: string;
  readonly paint?: (line: string) => string;
  /** Before each line but the first. */
  readonly indent?: string;
}

/** A column: its width in characters, and on which side its cells stand. */
export interface Column {
  readonly width: number;
  readonly align: 'left' | 'right';
}

const GAP = '  ';

/** One row of a table as lines; cells are wrapped at spaces, and words longer than their column are cut. */
export function tableRow(columns: readonly Column[], cells: readonly Cell[]): readonly string[] {
  const wrapped = cells.map((cell, i) => wrap(cell.text, columns[i]!.width, cell.indent));
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

/** One row whose columns hold several cells each, one below the other. */
export function stackedRow(columns: readonly Column[], stacks: readonly (readonly Cell[])[]): readonly string[] {
  const lines = stacks.map((cells, i) =>
    cells.flatMap(({ text, indent, ...cell }) =>
      wrap(text, columns[i]!.width, indent).map((line): Cell => ({ ...cell, text: line })),
    ),
  );
  const height = Math.max(...lines.map((stack) => stack.length));
  return Array.from({ length: height }, (_, line) =>
    tableRow(
      columns,
      lines.map((stack) => stack[line] ?? { text: '' }),
    ),
  ).flat();
}

/** Width of columns side by side. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0) + GAP.length * (columns.length - 1);
}

/** Text as lines of at most `width` characters, broken at spaces, and within words that are longer; lines after the first start with `indent`. */
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
    let rest = word;
    while (lengthOf(line + rest) > width) {
      const cut = cutOf(rest, width - lengthOf(line));
      lines.push(line + rest.slice(0, cut));
      rest = rest.slice(cut);
      start = indent;
      line = indent;
    }
    line += rest;
  }
  return [...lines, line];
}

/** Where a word is cut that is too long for its line: after a mark within it where there is one, else where room ends. */
function cutOf(word: string, room: number): number {
  const fitting = [...word].slice(0, Math.max(1, room)).join('');
  const mark = Math.max(...['_', '.', '/', '(', '-'].map((m) => fitting.lastIndexOf(m)));
  return mark > 0 ? mark + 1 : fitting.length;
}

/** Characters as a terminal counts them, but for wide ones. */
function lengthOf(text: string): number {
  return [...text].length;
}
