import type { NodeKind } from './influences.ts';

/** The outline of a node about its centre, as an SVG path: each group of kinds has a shape of its own. */
export function outlineOf(kind: NodeKind, width: number, height: number): string {
  const [x, y] = [width / 2, height / 2];
  switch (kind) {
    // What is drawn once: a pill.
    case 'param':
      return rounded(x, y, y);
    // Stocks and flows: a box, plain or with rounded corners.
    case 'state':
      return rounded(x, y, 0);
    case 'let':
      return rounded(x, y, 8);
    // Law: a box with its corners cut.
    case 'regime':
    case 'agreement':
      return polygon(
        [-x + 8, -y],
        [x - 8, -y],
        [x, -y + 8],
        [x, y - 8],
        [x - 8, y],
        [-x + 8, y],
        [-x, y - 8],
        [-x, -y + 8],
      );
    // What is promised or true: a sheet with a folded corner.
    case 'obligation':
    case 'fact':
      return polygon([-x, -y], [x - 10, -y], [x, -y + 10], [x, y], [-x, y]);
    // Who decides: a hexagon.
    case 'decision':
    case 'vote':
      return polygon([-x, 0], [-x + 12, -y], [x - 12, -y], [x, 0], [x - 12, y], [-x + 12, y]);
    // What happens: an arrow's head.
    case 'event':
      return polygon([-x, -y], [x - 12, -y], [x, 0], [x - 12, y], [-x, y]);
    // What is seen and said: a slanted box.
    case 'observation':
    case 'signal':
    case 'statement':
      return polygon([-x + 10, -y], [x, -y], [x - 10, y], [-x, y]);
    // What is asked: a flag.
    case 'question':
      return polygon([-x, -y], [x, -y], [x, y], [-x, y], [-x + 10, 0]);
  }
}

function polygon(...corners: readonly (readonly [x: number, y: number])[]): string {
  return `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

function rounded(x: number, y: number, r: number): string {
  return `M${-x + r} ${-y}H${x - r}A${r} ${r} 0 0 1 ${x} ${-y + r}V${y - r}A${r} ${r} 0 0 1 ${x - r} ${y}H${-x + r}A${r} ${r} 0 0 1 ${-x} ${y - r}V${-y + r}A${r} ${r} 0 0 1 ${-x + r} ${-y}Z`;
}
