import { graphlib, layout } from '@dagrejs/dagre';
import type { Influence, Influences } from './influences.ts';

/** A node with its place; lengths are in units of the drawing. */
export interface PlacedNode extends Influence {
  /** Of its centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow from what drives to what is driven. */
export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Whether it leads back to the left: a loop that closes over time. */
  readonly leadsBack: boolean;
}

export interface PlacedDiagram {
  readonly nodes: readonly PlacedNode[];
  readonly arrows: readonly PlacedArrow[];
  readonly width: number;
  readonly height: number;
}

const LETTER = 7.4;
const PADDING = 34;
const HEIGHT = 40;
const MARGIN = 16;

/** Places causes left of their effects, layer by layer (K. Sugiyama and others, 1981; by dagre). */
export function placed(influences: Influences): PlacedDiagram {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 56, edgesep: 8, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of influences.values()) {
    graph.setNode(name, { width: Math.round(name.length * LETTER + PADDING), height: HEIGHT });
  }
  for (const { name, dependsOn } of influences.values()) for (const driver of dependsOn) graph.setEdge(driver, name);
  layout(graph);
  const nodes = [...influences.values()].map((influence) => ({ ...influence, ...placeOf(graph.node(influence.name)) }));
  const xOf = new Map(nodes.map(({ name, x }) => [name, x]));
  const arrows = (graph.edges() as readonly { v: string; w: string }[]).map(({ v: from, w: to }) => ({
    from,
    to,
    points: (graph.edge(from, to) as { points: PlacedArrow['points'] }).points,
    leadsBack: xOf.get(from)! >= xOf.get(to)!,
  }));
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { nodes, arrows, width: Math.max(width, 2 * MARGIN), height: Math.max(height, 2 * MARGIN) };
}

function placeOf(node: unknown): Pick<PlacedNode, 'x' | 'y' | 'width' | 'height'> {
  const { x, y, width, height } = node as PlacedNode;
  return { x, y, width, height };
}

/** The node that a person means by an arrow key: the nearest that lies that way, more ahead than aside. */
export function neighbourOf(
  nodes: readonly PlacedNode[],
  from: PlacedNode,
  way: readonly [across: number, down: number],
): PlacedNode | undefined {
  const [across, down] = way;
  const costs = nodes.flatMap((node) => {
    const ahead = (node.x - from.x) * across + (node.y - from.y) * down;
    const aside = Math.abs((node.x - from.x) * down) + Math.abs((node.y - from.y) * across);
    return ahead > 1 && aside <= 2 * ahead + HEIGHT ? [{ node, cost: ahead + 2 * aside }] : [];
  });
  return costs.toSorted((a, b) => a.cost - b.cost)[0]?.node;
}
