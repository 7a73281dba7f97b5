import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Influences } from './influences.ts';
import { neighbourOf, type PlacedArrow, type PlacedNode, placed } from './layout.ts';
import { outlineOf } from './outline-of.ts';

interface DrawingProps {
  readonly influences: Influences;
  /** Stands out with its arrows. */
  readonly selected: string | undefined;
  /** Size of the drawing on screen, 1 as it is laid out; undefined: as much as fits. */
  readonly zoom: number | undefined;
  readonly onSelect: (name: string) => void;
  readonly onZoom: (zoom: number) => void;
}

/** What fits is made no smaller than this: below, nobody can read it. */
const LEAST_FIT = 0.6;

/** The influences as a drawing that scrolls, by pointer or by the arrow keys from node to node. */
export function Drawing({ influences, selected, zoom, onSelect, onZoom }: DrawingProps) {
  const diagram = useMemo(() => placed(influences), [influences]);
  const frame = useRef<HTMLElement>(null);
  const [room, setRoom] = useState({ width: 600, height: 400 });
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect));
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  const fit = Math.min(1, room.width / diagram.width, room.height / diagram.height);
  const scale = zoom ?? Math.max(LEAST_FIT, fit);
  useEffect(() => {
    if (frame.current && selected !== undefined) bringToMiddle(frame.current, nodeIn(frame.current, selected));
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') onZoom(scale * 1.25);
    else if (event.key === '-') onZoom(scale / 1.25);
    else if (!moveFocus(event, diagram.nodes)) return;
    event.preventDefault();
  };
  const reachable = diagram.nodes.some(({ name }) => name === selected) ? selected : diagram.nodes[0]?.name;
  return (
    <section
      className="drawing"
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Diagram of what drives what. Arrow keys lead from node to node, Enter selects one in the text, plus and minus zoom."
      onKeyDown={onKeyDown}
      onPointerDown={(event) => startDrag(event.currentTarget, event.nativeEvent)}
    >
      <svg
        role="presentation"
        width={diagram.width * scale}
        height={diagram.height * scale}
        viewBox={`0 0 ${diagram.width} ${diagram.height}`}
      >
        <defs>
          <marker
            id="arrow-head"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8Z" />
          </marker>
        </defs>
        {diagram.arrows.map((arrow) => (
          <Arrow
            key={`${arrow.from} ${arrow.to}`}
            arrow={arrow}
            stands={arrow.from === selected || arrow.to === selected}
          />
        ))}
        {diagram.nodes.map((node) => (
          <Node
            key={node.name}
            node={node}
            isSelected={node.name === selected}
            isReachable={node.name === reachable}
            onSelect={onSelect}
          />
        ))}
      </svg>
    </section>
  );
}

const Arrow = memo(({ arrow, stands }: { readonly arrow: PlacedArrow; readonly stands: boolean }) => (
  <path
    className={`arrow${arrow.leadsBack ? ' back' : ''}${stands ? ' stands-out' : ''}`}
    d={curveThrough(arrow.points)}
    markerEnd="url(#arrow-head)"
  />
));

interface NodeProps {
  readonly node: PlacedNode;
  readonly isSelected: boolean;
  readonly isReachable: boolean;
  readonly onSelect: (name: string) => void;
}

const Node = memo(({ node, isSelected, isReachable, onSelect }: NodeProps) => {
  const { name, kind, title, dependsOn, x, y, width, height } = node;
  const drivers = dependsOn.length > 0 ? `depends on ${dependsOn.join(', ')}` : 'depends on nothing shown';
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own
    <g
      className={`node ${kind}${isSelected ? ' selected' : ''}`}
      transform={`translate(${x} ${y})`}
      role="button"
      tabIndex={isReachable ? 0 : -1}
      aria-label={`${kind} ${name}${title === undefined ? '' : `, ${title}`}; ${drivers}`}
      aria-pressed={isSelected}
      data-name={name}
      onClick={() => onSelect(name)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect(name);
      }}
    >
      <title>{title ?? name}</title>
      <path d={outlineOf(kind, width, height)} />
      <text className="kind" y={-6}>
        {kind}
      </text>
      <text y={11}>{name}</text>
    </g>
  );
});

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the focus to the node that lies the way of an arrow key; from the frame, to the one that Tab would reach. */
function moveFocus({ key, currentTarget, target }: KeyboardEvent, nodes: readonly PlacedNode[]): boolean {
  const way = WAYS[key];
  const from = nodes.find(({ name }) => name === (target as Element).getAttribute('data-name'));
  if (!way || !from) return false;
  const next = neighbourOf(nodes, from, way);
  const element = next && nodeIn(currentTarget, next.name);
  element?.focus({ preventScroll: true });
  bringToMiddle(currentTarget, element);
  return true;
}

function nodeIn(frame: Element, name: string): SVGGElement | undefined {
  return frame.querySelector<SVGGElement>(`[data-name="${CSS.escape(name)}"]`) ?? undefined;
}

/** Scrolls the drawing, and not the page around it, until a node stands in its middle. */
function bringToMiddle(frame: Element, node: SVGGElement | undefined): void {
  if (!node) return;
  const [inside, around] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollBy(
    inside.x + inside.width / 2 - around.x - around.width / 2,
    inside.y + inside.height / 2 - around.y - around.height / 2,
  );
}

/** Drags the drawing by its ground. */
function startDrag(frame: HTMLElement, { clientX, clientY, target, pointerType }: PointerEvent): void {
  if (pointerType !== 'mouse' || (target as Element).closest('.node')) return;
  const { scrollLeft, scrollTop } = frame;
  const move = (event: PointerEvent) => {
    frame.scrollTo(scrollLeft - (event.clientX - clientX), scrollTop - (event.clientY - clientY));
  };
  const end = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', end);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end);
}

/** A smooth line through points: it passes the middle between each two, bent towards them. */
function curveThrough(points: PlacedArrow['points']): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const bends = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1]!;
    const last = i === rest.length - 2;
    return `Q${point.x} ${point.y} ${last ? next.x : (point.x + next.x) / 2} ${last ? next.y : (point.y + next.y) / 2}`;
  });
  return `M${first.x} ${first.y}${bends.length > 0 ? bends.join('') : rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}
