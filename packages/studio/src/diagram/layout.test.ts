import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Influence, Influences } from './influences.ts';
import { neighbourOf, placed } from './layout.ts';

describe('the layout', () => {
  it('puts causes left of their effects', () => {
    const { nodes, arrows } = placed(chain('oil', 'growth', 'pain', 'compliance'));
    const x = new Map(nodes.map((node) => [node.name, node.x]));
    expect([...x.values()]).toEqual([...x.values()].toSorted((a, b) => a - b));
    expect(arrows.every(({ leadsBack }) => !leadsBack)).toBe(true);
  });

  it('marks the arrow that closes a loop, and only that', () => {
    const loop = new Map(chain('oil', 'growth', 'pain')).set('oil', lets('oil', ['pain']));
    expect(placed(loop).arrows.filter(({ leadsBack }) => leadsBack)).toHaveLength(1);
  });

  it('lays no node over another', () => {
    fc.assert(
      fc.property(someInfluences, (influences) => {
        const { nodes } = placed(influences);
        for (const a of nodes) {
          for (const b of nodes) {
            if (a.name >= b.name) continue;
            const apart =
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same influences', () => {
    fc.assert(
      fc.property(someInfluences, (influences) => {
        expect(placed(influences)).toEqual(placed(influences));
      }),
      { numRuns: 20 },
    );
  });
});

describe('an arrow key', () => {
  const { nodes } = placed(chain('oil', 'growth', 'pain'));
  const node = (name: string) => nodes.find((other) => other.name === name)!;

  it('leads to the next node that way, and nowhere beyond the last', () => {
    expect(neighbourOf(nodes, node('oil'), [1, 0])?.name).toBe('growth');
    expect(neighbourOf(nodes, node('pain'), [-1, 0])?.name).toBe('growth');
    expect(neighbourOf(nodes, node('pain'), [1, 0])).toBeUndefined();
    expect(neighbourOf(nodes, node('oil'), [0, -1])).toBeUndefined();
  });
});

const someInfluences = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 24 }).map((pairs): Influences => {
  const names = Array.from({ length: 12 }, (_, i) => `quantity_${i}`);
  return new Map(
    names.map((name, i) => {
      const drivers = pairs.filter(([, to]) => to === i).map(([from]) => names[from]!);
      return [
        name,
        lets(
          name,
          [...new Set(drivers)].filter((driver) => driver !== name),
        ),
      ];
    }),
  );
});

function chain(...names: readonly string[]): Influences {
  return new Map(names.map((name, i) => [name, lets(name, i > 0 ? [names[i - 1]!] : [])]));
}

function lets(name: string, dependsOn: readonly string[]): Influence {
  return { name, kind: 'let', dependsOn };
}
