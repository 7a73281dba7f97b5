/** A line of two texts laid over each other. */
export interface ComparedLine {
  readonly of: 'both' | 'mine' | 'theirs';
  readonly text: string;
}

/** Above so many pairs of lines that differ, all of mine is shown against all of theirs. */
const MOST_PAIRS = 4_000_000;

/** Two texts line by line, with as many lines in common as there are (longest common subsequence). */
export function compareLines(mine: string, theirs: string): readonly ComparedLine[] {
  const [a, b] = [mine.split('\n'), theirs.split('\n')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let same = 0;
  while (same < Math.min(a.length, b.length) - start && a.at(-1 - same) === b.at(-1 - same)) same += 1;
  return [
    ...a.slice(0, start).map((text) => ({ of: 'both' as const, text })),
    ...compareMiddle(a.slice(start, a.length - same), b.slice(start, b.length - same)),
    ...a.slice(a.length - same).map((text) => ({ of: 'both' as const, text })),
  ];
}

function compareMiddle(a: readonly string[], b: readonly string[]): readonly ComparedLine[] {
  if (a.length * b.length > MOST_PAIRS)
    return [...a.map((text) => line('mine', text)), ...b.map((text) => line('theirs', text))];
  const width = b.length + 1;
  // common[i * width + j]: most lines that a from i and b from j have in common.
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      common[at] = a[i] === b[j] ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!);
    }
  }
  const lines: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      lines.push(line('both', a[i]!));
      [i, j] = [i + 1, j + 1];
    } else if (common[at + width]! >= common[at + 1]!) {
      lines.push(line('mine', a[i]!));
      i += 1;
    } else {
      lines.push(line('theirs', b[j]!));
      j += 1;
    }
  }
  return [...lines, ...a.slice(i).map((text) => line('mine', text)), ...b.slice(j).map((text) => line('theirs', text))];
}

function line(of: ComparedLine['of'], text: string): ComparedLine {
  return { of, text };
}

/** The lines that differ with some around them; `undefined` where lines in common are left out. */
export function aroundDifferences(lines: readonly ComparedLine[], around = 2): readonly (ComparedLine | undefined)[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ of }) => of !== 'both'),
  );
  return lines.flatMap((line, i) => (near[i] ? [line] : i === 0 || near[i - 1] ? [undefined] : []));
}
