import { buildCase, months } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import type { Answer } from './forecast.ts';
import { type Answered, warningsOf } from './warnings.ts';

function answered(name: string, effectiveSampleSize: number, met?: number): Answered {
  const given = met === undefined ? {} : { given: { probability: met / 1000, paths: met } };
  const answer: Answer = {
    name,
    kind: 'whether',
    settledOn: '2016-12-31',
    result: { kind: 'probability', value: 0.5, error: 0.1, ...given },
    effectiveSampleSize,
    claims: [],
    why: [],
    watch: [],
  };
  return { answer, paths: 1000, ruledOut: false };
}

function warnings(...answers: readonly Answered[]): readonly string[] {
  const model = buildCase(months('2016-01', '2016-12'));
  const steps = [{ index: 0, first: 16_801, last: 17_166 }];
  const conditioning = {
    evidence: 0,
    logLikelihood: 0,
    standardError: 0,
    effectiveSampleSize: 1000,
    ancestors: 1000,
    resamplings: 0,
    costliest: [],
  };
  return warningsOf({ model, asOf: '2016-06-30', steps, paths: 1000, conditioning, answered: answers, past: [] });
}

test('answers that rest on too few paths share one warning', () => {
  const [warning, ...others] = warnings(answered('a', 150), answered('b', 90), answered('c', 500));
  expect(others).toEqual([]);
  expect(warning).toMatch(/^a, b rest on few effective paths, 90 of 1000/);
});

test('a condition that is seldom met has a warning of its own', () => {
  expect(warnings(answered('a', 150), answered('rare', 40, 60))).toEqual([
    expect.stringMatching(/^rare rests on 40 effective paths: only 60 of 1000 met its condition/),
    expect.stringMatching(/^a rests on 150 effective paths of 1000/),
  ]);
});

test('what rests on enough paths warns of nothing', () => {
  expect(warnings(answered('a', 200), answered('b', 1000, 800))).toEqual([]);
});
