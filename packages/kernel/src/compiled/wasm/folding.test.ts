import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Lanes } from '../lanes.ts';
import { bitsText, runLanes } from '../testing/run-lanes.ts';
import type { Value } from './code.ts';

const OPERATIONS: readonly ((lanes: Lanes, a: Value, b: Value) => Value)[] = [
  (lanes, a, b) => lanes.add(a, b),
  (lanes, a, b) => lanes.sub(a, b),
  (lanes, a, b) => lanes.mul(a, b),
  (lanes, a, b) => lanes.div(a, b),
  (lanes, a, b) => lanes.min(a, b),
  (lanes, a, b) => lanes.max(a, b),
  (lanes, a) => lanes.neg(a),
  (lanes, a) => lanes.abs(a),
  (lanes, a) => lanes.sqrt(a),
  (lanes, a) => lanes.floor(a),
  (lanes, a, b) => lanes.truth(lanes.eq(a, b)),
  (lanes, a, b) => lanes.truth(lanes.ne(a, b)),
  (lanes, a, b) => lanes.truth(lanes.lt(a, b)),
  (lanes, a, b) => lanes.truth(lanes.le(a, b)),
  (lanes, a, b) => lanes.truth(lanes.gt(a, b)),
  (lanes, a, b) => lanes.truth(lanes.ge(a, b)),
  (lanes, a, b) => lanes.select(lanes.lt(a, b), a, b),
  (lanes, a, b) => lanes.truth(lanes.and(lanes.lt(a, b), lanes.gt(b, 0))),
  (lanes, a, b) => lanes.truth(lanes.or(lanes.lt(a, b), lanes.gt(b, 0))),
  (lanes, a, b) => lanes.truth(lanes.xor(lanes.lt(a, b), lanes.gt(b, 0))),
  (lanes, a, b) => lanes.truth(lanes.andNot(lanes.lt(a, b), lanes.gt(b, 0))),
  (lanes, a, b) => lanes.truth(lanes.not(lanes.lt(a, b))),
];

it('an operation on constants gives the bits that the vector unit would', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity, Number.NaN));
  fc.assert(
    fc.property(fc.nat(OPERATIONS.length - 1), number, number, (which, a, b) => {
      const operation = OPERATIONS[which]!;
      const [carriedOut] = runLanes([[a, b]], (lanes, [x, y]) => operation(lanes, x!, y!));
      const [ahead] = runLanes([[0]], (lanes) => operation(lanes, lanes.of(a), lanes.of(b)));
      expect(bitsText(ahead!)).toBe(bitsText(carriedOut!));
    }),
  );
});

it('a mask of all lanes or of none leaves the other input as it is', () => {
  const [kept] = runLanes([[5, 3]], (lanes, [x, y]) => {
    const less = lanes.lt(y!, x!);
    const masks = [lanes.and(less, lanes.always), lanes.or(lanes.never, less), lanes.andNot(less, lanes.never)];
    expect(masks).toEqual([less, less, less]);
    expect(lanes.and(less, lanes.never)).toEqual(lanes.never);
    expect(lanes.or(lanes.always, less)).toEqual(lanes.always);
    expect(lanes.select(lanes.always, x!, y!)).toEqual(x);
    expect(lanes.select(lanes.never, x!, y!)).toEqual(y);
    return lanes.select(less, x!, y!);
  });
  expect(kept).toBe(5);
});
