import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Influence, Influences, NodeKind } from './influences.ts';
import { type Scope, within } from './scope.ts';

/** Oil drives growth, growth pain, pain two obligations, they the agreement, that a question. */
const CASE = influences(
  ['bite', 'param'],
  ['oil', 'state'],
  ['growth', 'let', 'oil', 'bite'],
  ['pain', 'let', 'growth'],
  ['Accord.border', 'obligation', 'pain', 'Accord.truce'],
  ['Accord.truce', 'obligation', 'pain'],
  ['Accord', 'agreement', 'Accord.border', 'Accord.truce'],
  ['kept', 'question', 'Accord'],
  ['speech', 'statement', 'line'],
  ['line', 'signal', 'pain'],
);

describe('a diagram', () => {
  it('of the whole case in broad lines leaves out params and statements, and has agreements stand for their obligations', () => {
    const broad = within(CASE, { reach: 'whole case', inDetail: false });
    expect([...broad.keys()].sort()).toEqual(['Accord', 'growth', 'kept', 'line', 'oil', 'pain']);
    expect(broad.get('Accord')!.dependsOn).toEqual(['pain']);
    expect(broad.get('growth')!.dependsOn).toEqual(['oil']);
  });

  it('of what drives a question goes back to the beginnings', () => {
    const driving = within(CASE, { reach: 'what drives it', subject: 'kept', inDetail: true });
    expect([...driving.keys()].sort()).toEqual(
      ['Accord', 'Accord.border', 'Accord.truce', 'bite', 'growth', 'kept', 'oil', 'pain'].sort(),
    );
  });

  it('of what something drives goes on to the ends', () => {
    const driven = within(CASE, { reach: 'what it drives', subject: 'pain', inDetail: false });
    expect([...driven.keys()].sort()).toEqual(['Accord', 'kept', 'line', 'pain']);
  });

  it('of what is around something goes two steps each way, and not from there aside', () => {
    const around = within(CASE, { reach: 'around it', subject: 'growth', inDetail: false });
    expect([...around.keys()].sort()).toEqual(['Accord', 'growth', 'line', 'oil', 'pain']);
  });

  it('shows what it is about even where its kind is left out', () => {
    const around = within(CASE, { reach: 'around it', subject: 'bite', inDetail: false });
    expect([...around.keys()].sort()).toEqual(['bite', 'growth', 'pain']);
  });

  it('shows the whole case in broad lines while it is about nothing', () => {
    const broad = within(CASE, { reach: 'whole case', inDetail: false });
    expect(within(CASE, { reach: 'around it', inDetail: true })).toEqual(broad);
    expect(within(CASE, { reach: 'around it', subject: 'gone', inDetail: true })).toEqual(broad);
    expect(within(CASE, { reach: 'whole case', inDetail: true })).toEqual(CASE);
  });

  it('has no arrow from something that it does not show', () => {
    const scope = fc.record({
      reach: fc.constantFrom<Scope['reach']>('whole case', 'around it', 'what drives it', 'what it drives'),
      subject: fc.constantFrom(...CASE.keys()),
      inDetail: fc.boolean(),
    });
    fc.assert(
      fc.property(scope, (asked) => {
        const shown = within(CASE, asked);
        for (const { dependsOn } of shown.values()) for (const name of dependsOn) expect(shown.has(name)).toBe(true);
      }),
    );
  });
});

function influences(
  ...given: readonly (readonly [name: string, kind: NodeKind, ...dependsOn: string[]])[]
): Influences {
  return new Map(given.map(([name, kind, ...dependsOn]): [string, Influence] => [name, { name, kind, dependsOn }]));
}
