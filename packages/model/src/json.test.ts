import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from './case.ts';
import { hashCase } from './hash.ts';
import { canonicalJson, parseCase, serializeCase } from './json.ts';
import { buildCase } from './testing/index.ts';

const EMPTY_CASE = buildCase({ unit: 'month', from: '2016-01-01', through: '2016-12-31' });

const CASE: Case = {
  ...EMPTY_CASE,
  title: 'Ünïcode "quoted"',
  params: [{ name: 'x', unit: { bases: [['USD', 1]] }, law: { kind: 'value', value: { kind: 'number', value: 0.1 } } }],
};

/** The same data with its keys put in another order, all the way down. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, v]) => [key, reversed(v)]),
  );
}

describe('a case as JSON', () => {
  test('comes back as it was', () => expect(parseCase(serializeCase(CASE))).toEqual(CASE));

  test('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('holds no number that JSON cannot say', () => {
    expect(() => canonicalJson({ value: Number.NaN })).toThrow('finite');
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow('finite');
  });
});

describe('the hash of a case', () => {
  test('does not depend on the order of keys, nor on what is undefined', () => {
    expect(hashCase(reversed(CASE) as Case)).toBe(hashCase(CASE));
    expect(hashCase({ ...CASE, verifiedThrough: undefined } as unknown as Case)).toBe(hashCase(CASE));
  });

  test('is SHA-256 in hexadecimal', () => expect(hashCase(CASE)).toMatch(/^[0-9a-f]{64}$/));

  test('changes with a digit', () => {
    const changed: Case = {
      ...CASE,
      params: [{ ...CASE.params[0]!, law: { kind: 'value', value: { kind: 'number', value: 0.2 } } }],
    };
    expect(hashCase(changed)).not.toBe(hashCase(CASE));
  });
});
