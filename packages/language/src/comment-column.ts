import type { Placed } from './layout.ts';

/** Spaces between the longest of some lines and the comments that follow them. */
const GAP = 2;

/** Lines up the comments that end adjacent lines. Their column follows from the code before them alone. */
export function alignComments(placed: readonly Placed[]): readonly Placed[] {
  const aligned = [...placed];
  for (const group of commentGroups(placed)) {
    const column = Math.max(...group.map(({ width }) => width)) + GAP;
    for (const { index, width } of group) aligned[index] = { ...placed[index]!, before: ' '.repeat(column - width) };
  }
  return aligned;
}

/** A comment at the end of a line, and how wide the code before it is. */
interface LineEnd {
  readonly index: number;
  readonly line: number;
  readonly width: number;
}

/** The comments that end lines, those of adjacent lines together. */
function commentGroups(placed: readonly Placed[]): readonly (readonly LineEnd[])[] {
  const groups: LineEnd[][] = [];
  let line = 0;
  let width = 0;
  placed.forEach(({ token, before, text }, index) => {
    if (token.kind !== 'word' && endsLine(placed, index)) {
      const last = groups.at(-1);
      const end = { index, line, width };
      if (last?.at(-1)?.line === line - 1) last.push(end);
      else groups.push([end]);
    }
    const written = (before + text).split('\n');
    line += written.length - 1;
    width = written.length > 1 ? written.at(-1)!.length : width + written[0]!.length;
  });
  return groups;
}

function endsLine(placed: readonly Placed[], index: number): boolean {
  const { before, text } = placed[index]!;
  const next = placed[index + 1];
  return index > 0 && !(before + text).includes('\n') && (!next || next.before.includes('\n'));
}
