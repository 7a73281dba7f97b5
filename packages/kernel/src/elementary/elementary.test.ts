import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, expm1, logistic } from './exp.ts';
import { log, log1p, scaledLog } from './log.ts';
import { power } from './power.ts';
import { COSINE_OF_TURN, EXP, EXPM1, LOG, LOG1P, LOGISTIC, POWER, SINE_OF_TURN } from './reference-values.ts';
import { cosOfTurn, sinOfTurn } from './turn.ts';

type Unary = (x: number) => number;
const unary = (f: Unary, rows: typeof EXP) => rows.map(([x, nearest, rest]) => ulps(f(x), nearest, rest));

describe('the error in units of the last place, against 60 digits, stays within the bound that is stated', () => {
  it.each<[string, readonly number[], number]>([
    ['exp', unary(exp, EXP), 0.53],
    ['expm1', unary(expm1, EXPM1), 1.2],
    ['log', unary(log, LOG), 0.85],
    ['log1p', unary(log1p, LOG1P), 0.85],
    ['logistic', unary(logistic, LOGISTIC), 2],
    ['sinOfTurn', unary(sinOfTurn, SINE_OF_TURN), 1.5],
    ['cosOfTurn', unary(cosOfTurn, COSINE_OF_TURN), 1.5],
    ['power', POWER.map(([x, y, nearest, rest]) => ulps(power(x, y), nearest, rest)), 0.53],
  ])('%s', (_, errors, bound) => {
    expect(errors.length).toBeGreaterThan(40);
    expect(Math.max(...errors)).toBeLessThan(bound);
  });
});

describe('exp', () => {
  it('overflows and underflows where doubles end', () => {
    expect(exp(709.8)).toBe(Infinity);
    expect(exp(-745.2)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
  });

  it('is exactly 1 at 0, and no number for no number', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(NaN)).toBeNaN();
  });

  it('never falls where its argument rises', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -750, max: 710, noNaN: true }),
        fc.double({ min: 0, max: 1e-9, noNaN: true }),
        (x, rise) => {
          expect(exp(x + rise)).toBeGreaterThanOrEqual(exp(x));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('expm1', () => {
  it('reaches both ends', () => {
    expect([expm1(0), expm1(-Infinity), expm1(Infinity), expm1(NaN)]).toEqual([0, -1, Infinity, NaN]);
  });
});

describe('logistic', () => {
  it('keeps the smallest probabilities', () => {
    expect([logistic(-Infinity), logistic(0), logistic(Infinity), logistic(NaN)]).toEqual([0, 0.5, 1, NaN]);
    expect(logistic(-740)).toBe(exp(-740));
  });
});

describe('log', () => {
  it('has the limits of the logarithm', () => {
    expect([log(1), log(0), log(-0), log(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect([log(-1), log(-Infinity), log(NaN)]).toEqual([NaN, NaN, NaN]);
    expect([log1p(0), log1p(-1), log1p(Infinity), log1p(-1.5)]).toEqual([0, -Infinity, Infinity, NaN]);
  });

  it('undoes exp to the rounding of its argument', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThan(2e-16 * Math.max(1, Math.abs(x)));
      }),
    );
  });

  it('counts 0^0 as 1', () => {
    expect([scaledLog(0, 0), scaledLog(2, 0), scaledLog(-1, 0)]).toEqual([0, -Infinity, Infinity]);
  });
});

describe('a turn', () => {
  it('has exact quarters', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(sinOfTurn).map(Math.abs)).toEqual([0, 1, 0, 1, 0]);
    expect([0, 0.25, 0.5, 0.75, 1].map(cosOfTurn).map(Math.abs)).toEqual([1, 0, 1, 0, 1]);
    expect([sinOfTurn(0.25), sinOfTurn(0.75), cosOfTurn(0), cosOfTurn(0.5)]).toEqual([1, -1, 1, -1]);
  });

  it('has sines and cosines whose squares add up to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (u) => {
        expect(sinOfTurn(u) ** 2 + cosOfTurn(u) ** 2).toBeCloseTo(1, 14);
      }),
    );
  });
});

describe('power', () => {
  it('is exact where the result is a whole number or a short fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 0, max: 6 }), (x, y) => {
        expect(power(x, y)).toBe(Array.from({ length: y }).reduce<number>((product) => product * x, 1));
      }),
    );
    expect([power(2, -3), power(0.25, 0.5), power(9, 1.5), power(2, -1074)]).toEqual([0.125, 0.5, 27, 5e-324]);
  });

  it('overflows and underflows where doubles end', () => {
    expect([power(10, 309), power(10, -324), power(0.5, 1e308), power(1 + 2 ** -52, 1e300)]).toEqual([
      Infinity,
      0,
      0,
      Infinity,
    ]);
  });

  it.each([
    [NaN, 0, 1],
    [1, NaN, 1],
    [NaN, 1, NaN],
    [2, NaN, NaN],
    [-2, 0.5, NaN],
    [-2, 3, -8],
    [-2, 2, 4],
    [-1, Infinity, 1],
    [-1, 1e300, 1],
    [0, 2, 0],
    [0, -2, Infinity],
    [-0, 3, -0],
    [-0, 2, 0],
    [-0, -3, -Infinity],
    [-0, -0.5, Infinity],
    [Infinity, 0.5, Infinity],
    [Infinity, -2, 0],
    [-Infinity, 3, -Infinity],
    [-Infinity, -3, -0],
    [-Infinity, 0.5, Infinity],
    [2, Infinity, Infinity],
    [2, -Infinity, 0],
    [0.5, Infinity, 0],
    [0.5, -Infinity, Infinity],
  ])('follows IEEE 754: %d ^ %d is %d', (x, y, result) => {
    expect(power(x, y)).toBe(result);
  });
});

describe('the operations that need no polynomial', () => {
  it('order zeros by sign and let no number through min and max, as f64x2.min and f64x2.max do', () => {
    expect(Math.min(0, -0)).toBe(-0);
    expect(Math.max(-0, 0)).toBe(0);
    expect([Math.min(NaN, 1), Math.max(1, NaN)]).toEqual([NaN, NaN]);
  });
});

/** Distance of a result from an exact value (its nearest double and the rest), in units of the exact value's last place. */
function ulps(result: number, nearest: number, rest: number): number {
  const magnitude = Math.max(Math.abs(nearest), 2 ** -1022);
  let ulp = 2 ** (Math.floor(Math.log2(magnitude)) - 52);
  if (ulp * 2 ** 52 > magnitude) ulp /= 2;
  return Math.abs(result - nearest - rest) / ulp;
}
