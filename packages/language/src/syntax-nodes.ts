import { type AstNode, isAstNode } from 'langium';

const walked = new WeakMap<AstNode, readonly AstNode[]>();

/** A node and all below it, in the order of the text. The phases ask for the same trees again and again: each is walked once. */
export function nodesIn(root: AstNode): readonly AstNode[] {
  const known = walked.get(root);
  if (known) return known;
  const nodes: AstNode[] = [];
  const open: AstNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    nodes.push(node);
    const below = childrenOf(node);
    for (let i = below.length - 1; i >= 0; i -= 1) open.push(below[i]!);
  }
  walked.set(root, nodes);
  return nodes;
}

function childrenOf(node: AstNode): readonly AstNode[] {
  const children: AstNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('$')) continue;
    if (Array.isArray(value)) children.push(...value.filter(isAstNode));
    else if (isAstNode(value)) children.push(value);
  }
  return children;
}
