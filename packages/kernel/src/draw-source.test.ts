import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWS_PER_STEP, type DrawPlace, DrawSource, uniformOf } from './draw-source.ts';
import { siteOf } from './site.ts';

const brent = siteOf('brent');
const count = 20_000;

const anyPlace: fc.Arbitrary<DrawPlace> = fc.record({
  site: fc.string().map(siteOf),
  path: fc.maxSafeNat(),
  step: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  draw: fc.integer({ min: 0, max: DRAWS_PER_STEP - 1 }),
});

describe('the worked example of BITS.md', () => {
  const source = new DrawSource(1);

  it('has these uniforms at seed 1, site brent, path 0, step 1, draw 0', () => {
    const place = { site: brent, path: 0, step: 1, draw: 0 };
    expect(hex(source.uniform(place))).toBe('3fcea0bb2ff7139c');
    expect(hex(source.uniform(place, 0, 1))).toBe('3fc63e9dddca3f5c');
  });

  it('has the cosine of the pair as the normal of step 0 and the sine as that of step 1', () => {
    expect(hex(source.normal({ site: brent, path: 0, step: 0, draw: 0 }))).toBe('3ff3afde35ffeb1b');
    expect(hex(source.normal({ site: brent, path: 0, step: 1, draw: 0 }))).toBe('3fe25edf19e9d1e8');
  });

  it('has this normal far from the origin of every counter', () => {
    const place = { site: siteOf('wobble(HU)'), path: 2 ** 40 + 7, step: 2 ** 32 - 1, draw: 3 };
    expect(hex(new DrawSource(2 ** 53 - 1).normal(place, 2))).toBe('3fe60c7bd7feca52');
  });
});

describe('a uniform', () => {
  it('is neither 0 nor 1 for the least and the greatest word', () => {
    expect(uniformOf(0, 0)).toBe(2 ** -53);
    expect(uniformOf(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
  });

  it('is an odd multiple of 2^-53 everywhere', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), anyPlace, (seed, place) => {
        const multiple = new DrawSource(seed).uniform(place) * 2 ** 53;
        expect(multiple % 2).toBe(1);
      }),
    );
  });

  it('fills a hundred cells evenly (chi-square, level 1e-4)', () => {
    const cells = new Array<number>(100).fill(0);
    for (const u of drawn((source, path) => source.uniform({ site: brent, path, step: 3, draw: 0 }))) {
      cells[Math.floor(u * 100)]! += 1;
    }
    const expected = count / 100;
    const statistic = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0);
    // scipy.stats.chi2.ppf([0.0001, 0.9999], 99)
    expect(statistic).toBeGreaterThan(53.6);
    expect(statistic).toBeLessThan(162.0);
  });
});

describe('a normal', () => {
  it.each([4, 5])('has the moments of a standard normal in step %i', (step) => {
    const values = drawn((source, path) => source.normal({ site: brent, path, step, draw: 0 }));
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / count;
    // The variances of x, x^2, x^3, x^4 are 1, 2, 15, 96.
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
  });
});

describe('draws at different places', () => {
  const here = (path: number) => ({ site: brent, path, step: 4, draw: 0 });
  const elsewhere: Record<string, (path: number) => DrawPlace> = {
    'another site': (path) => ({ ...here(path), site: siteOf('anchor') }),
    'the next path': (path) => here(path + 1),
    'the other step of the pair': (path) => ({ ...here(path), step: 5 }),
    'the next pair of steps': (path) => ({ ...here(path), step: 6 }),
    'the next draw': (path) => ({ ...here(path), draw: 1 }),
  };

  it.each(Object.entries(elsewhere))('do not go together: %s', (_, there) => {
    const bound = 4 / Math.sqrt(count);
    const square = (x: number) => x * x;
    const normals = drawn((source, path) => source.normal(here(path)));
    const others = drawn((source, path) => source.normal(there(path)));
    expect(Math.abs(correlation(normals, others))).toBeLessThan(bound);
    expect(Math.abs(correlation(normals.map(square), others.map(square)))).toBeLessThan(bound);
    const uniforms = drawn((source, path) => source.uniform(there(path)));
    expect(Math.abs(correlation(normals, uniforms))).toBeLessThan(bound);
  });

  it('do not go together under neighbouring seeds', () => {
    const one = drawn((source, path) => source.uniform(here(path)), 1);
    const two = drawn((source, path) => source.uniform(here(path)), 2);
    expect(Math.abs(correlation(one, two))).toBeLessThan(4 / Math.sqrt(count));
  });

  it('do not depend on what was drawn before', () => {
    fc.assert(
      fc.property(anyPlace, fc.array(anyPlace), (place, before) => {
        const source = new DrawSource(7);
        for (const other of before) source.normal(other);
        expect(source.uniform(place)).toBe(new DrawSource(7).uniform(place));
      }),
    );
  });
});

it.each([-1, 0.5, 2 ** 53, NaN])('%d is not a seed', (seed) => {
  expect(() => new DrawSource(seed)).toThrow('not a seed');
});

/** One draw on each of the first paths. */
function drawn(draw: (source: DrawSource, path: number) => number, seed = 20160129): number[] {
  const source = new DrawSource(seed);
  return Array.from({ length: count }, (_, path) => draw(source, path));
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [dx, dy] = [deviations(x), deviations(y)];
  const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return product(dx, dy) / Math.sqrt(product(dx, dx) * product(dy, dy));
}

function deviations(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** The bits of a double in hexadecimal. */
function hex(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}
