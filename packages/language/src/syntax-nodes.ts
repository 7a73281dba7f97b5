import { type AstNode, isAstNode, isReference, type Reference } from 'langium';

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

/** The nodes directly below one, in the order of its properties. */
export function childrenOf(node: AstNode): readonly AstNode[] {
  const children: AstNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('$')) continue;
    if (Array.isArray(value)) children.push(...value.filter(isAstNode));
    else if (isAstNode(value)) children.push(value);
  }
  return children;
}

/** A name in a node that stands for a declaration, and the property that holds it. */
interface HeldReference {
  readonly reference: Reference;
  readonly property: string;
  /** Its place in the list, where the property holds several. */
  readonly index?: number;
}

/** The names that a node itself holds, in the order of its properties. */
export function referencesOf(node: AstNode): readonly HeldReference[] {
  const held: HeldReference[] = [];
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith('$')) continue;
    if (isReference(value)) held.push({ reference: value, property });
    else if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) if (isReference(one)) held.push({ reference: one, property, index });
    }
  }
  return held;
}
