import { wrap } from './table.ts';

/** A node of a tree: its text, notes below it, and what stands under it. */
export interface TreeNode {
  readonly text: string;
  readonly paint?: (line: string) => string;
  /** Lines of their own under the text, painted as `notePaint` has it. */
  readonly notes?: readonly string[];
  readonly children?: readonly TreeNode[];
}

/** Trees as lines of at most `width` characters, branches drawn; notes are muted by the caller's paint. */
export function treeLines(
  nodes: readonly TreeNode[],
  width: number,
  note: (line: string) => string,
): readonly string[] {
  return nodes.flatMap((node, i) => branch(node, i === nodes.length - 1, '', width, note));
}

function branch(
  node: TreeNode,
  last: boolean,
  stem: string,
  width: number,
  note: (line: string) => string,
): readonly string[] {
  const children = node.children ?? [];
  const below = `${stem}${last ? '   ' : '│  '}`;
  const beside = `${below}${children.length > 0 ? '│  ' : '   '}`;
  // A tree too deep for the page goes on at the margin that is left to it.
  const room = Math.max(20, width - below.length);
  const [first, ...rest] = wrap(node.text, room);
  const paint = node.paint ?? ((line: string) => line);
  const notes = (node.notes ?? []).flatMap((text) => wrap(text, Math.max(20, width - beside.length)));
  return [
    `${stem}${last ? '└─ ' : '├─ '}${paint(first!)}`,
    ...rest.map((line) => `${beside.slice(0, below.length)}${paint(line)}`),
    ...notes.map((line) => `${beside}${note(line)}`.trimEnd()),
    ...children.flatMap((child, i) => branch(child, i === children.length - 1, below, width, note)),
  ];
}
