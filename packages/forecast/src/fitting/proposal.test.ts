import { DrawSource, siteOf } from '@proviso/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean, variance } from './diagnostics/chains.ts';
import { learn, normalsFor, type Proposal, propose } from './proposal.ts';
import { choleskyRoot, FREEDOM, logReference, placeSeenAs, standardised } from './reference.ts';
import { emptyWindow, referenceFrom, seen } from './window.ts';

const REFERENCE = {
  centre: [3, -1],
  root: choleskyRoot([
    [4, 1.2],
    [1.2, 1],
  ]),
};
const source = new DrawSource(1);
const site = siteOf('proposal test');
const normalsOf = (params: number, step: number) =>
  Array.from({ length: normalsFor(params) }, (_, draw) => source.normal({ site, path: 0, step, draw }));

function proposal(logitStep: number): Proposal {
  return { logitStep, reference: REFERENCE, window: emptyWindow(2) };
}

/** Independent draws of the reference: a normal over the root of a chi-square. */
function drawn(step: number): readonly number[] {
  const normals = normalsOf(2, step);
  const size = Math.sqrt(normals.slice(2, 2 + FREEDOM).reduce((sum, x) => sum + x * x, 0) / FREEDOM);
  return placeSeenAs(REFERENCE, [normals[0]! / size, normals[1]! / size]);
}

describe('the reference of a proposal', () => {
  test('a place seen from it and placed again is the same place', () => {
    const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate), (place) => {
        placeSeenAs(REFERENCE, standardised(REFERENCE, place)).forEach((at, i) => {
          expect(at).toBeCloseTo(place[i]!, 8);
        });
      }),
    );
  });

  test('has the density of a t in one dimension', () => {
    const line = { centre: [0], root: [[1]] };
    const ratio = ((1 + 4 / FREEDOM) / (1 + 1 / FREEDOM)) ** (-0.5 * (FREEDOM + 1));
    expect(Math.exp(logReference(line, [2]) - logReference(line, [1]))).toBeCloseTo(ratio, 12);
  });
});

describe.each([
  ['short', -2],
  ['long', 4],
])('%s steps', (_, logitStep) => {
  const pairs = Array.from({ length: 40_000 }, (__, i) => {
    const from = drawn(2 * i + 100_000);
    return { from, ...propose(proposal(logitStep), from, normalsOf(2, 2 * i)) };
  });

  test('leave the reference as it is', () => {
    const expected = (FREEDOM / (FREEDOM - 2)) * 4;
    expect(Math.abs(mean(pairs.map(({ place }) => place[0]!)) - 3)).toBeLessThan(
      4 * Math.sqrt(expected / pairs.length),
    );
    expect(variance(pairs.map(({ place }) => place[0]!)) / expected).toBeGreaterThan(0.96);
    expect(variance(pairs.map(({ place }) => place[0]!)) / expected).toBeLessThan(1.04);
  });

  test('go from one part of the reference to another as often as back', () => {
    const inner = ([x]: readonly number[]) => Math.abs(x! - 3) < 1;
    const out = pairs.filter(({ from, place }) => inner(from) && !inner(place)).length;
    const back = pairs.filter(({ from, place }) => !inner(from) && inner(place)).length;
    expect(out).toBeGreaterThan(1_000);
    expect(Math.abs(out - back)).toBeLessThan(4 * Math.sqrt(out + back));
  });

  test('are told with how much likelier the reference makes the new place', () => {
    for (const { from, place, logReferenceRatio } of pairs.slice(0, 20)) {
      expect(logReferenceRatio).toBeCloseTo(logReference(REFERENCE, place) - logReference(REFERENCE, from), 12);
    }
  });
});

describe('what is learnt in warm-up', () => {
  const prior = { means: [0, 0], variances: [1, 1] };
  const places = Array.from({ length: 4_000 }, (_, i) => drawn(2 * i));

  test('is the centre and spread of where the chain has been', () => {
    const window = places.reduce((so, place) => seen(so, place, true), emptyWindow(2));
    const { centre, root } = referenceFrom(window, prior);
    expect(centre[0]).toBeCloseTo(mean(places.map(([x]) => x!)), 0);
    expect(root[0]![0]! ** 2).toBeCloseTo(4 * (FREEDOM / (FREEDOM - 2)), 0);
    expect(root[1]![0]! / Math.hypot(root[1]![0]!, root[1]![1]!)).toBeCloseTo(0.6, 1);
  });

  test('is nothing where it has not moved: centre and spread of the prior stay', () => {
    const still = Array.from({ length: 50 }).reduce<ReturnType<typeof emptyWindow>>(
      (so) => seen(so, [7, 7], false),
      emptyWindow(2),
    );
    expect(referenceFrom(still, prior)).toEqual({ centre: [0, 0], root: [[1], [0, 1]] });
  });

  test('makes steps longer where all are taken and shorter where none is, and starts a new window as each ends', () => {
    const after = (acceptance: number) =>
      Array.from({ length: 64 }).reduce<Proposal>(
        (so, _, iteration) =>
          learn(so, { iteration, warmup: 64 }, { place: places[iteration]!, taken: true, acceptance }, prior),
        proposal(0),
      );
    expect(after(1).logitStep).toBeGreaterThan(1);
    expect(after(0).logitStep).toBeLessThan(-1);
    expect(after(1).window.places).toBe(8);
    expect(after(1).reference).not.toEqual(REFERENCE);
  });
});
