import { expect, test } from 'vitest';
import type { ParamSummary } from './summary.ts';
import { doubtsAbout, type FitFindings, hasSettled } from './trust.ts';

const SPREAD = { mean: 0, sd: 1, p5: -1.6, p50: 0, p95: 1.6 };
const DENSITIES = { from: -2, to: 2, prior: [0.25], posterior: [0.25] };

function summary(name: string, more: Partial<ParamSummary> = {}): ParamSummary {
  const spreads = { prior: SPREAD, posterior: SPREAD, densities: DENSITIES };
  return { name, ...spreads, error: 0.01, rHat: 1.002, bulkSize: 900, tailSize: 700, ...more };
}

const SOUND: FitFindings = {
  summaries: [summary('pull'), summary('anchor')],
  evidence: 40,
  acceptance: [0.4, 0.5],
  logLikelihoodVariance: 0.3,
  particles: 8,
  checks: { prior: [], posterior: [] },
};

test('nothing speaks against a fit whose chains agree and whose figures are as expected', () => {
  expect(doubtsAbout(SOUND)).toEqual([]);
  expect(hasSettled(SOUND.summaries)).toBe(true);
});

test('a chain that does not move is named, and its undefined diagnostics are no reason for trust', () => {
  const stuck = summary('pull', { error: Number.NaN, rHat: Number.NaN, bulkSize: Number.NaN, tailSize: Number.NaN });
  const doubts = doubtsAbout({ ...SOUND, summaries: [stuck], acceptance: [0.4, 0] });
  expect(doubts[0]).toMatch(/^chain 2 hardly moves/);
  expect(doubts[1]).toMatch(/do not agree about pull: R-hat is not defined/);
  expect(doubts[2]).toMatch(/draws of pull are worth fewer than 400/);
  expect(hasSettled([stuck])).toBe(false);
});

test.each([
  ['chains apart', { summaries: [summary('pull', { rHat: 1.05 })] }, /do not agree about pull: R-hat is up to 1.05/],
  ['few draws in the tails', { summaries: [summary('pull', { tailSize: 399 })] }, /worth fewer than 400/],
  ['a noisy likelihood', { logLikelihoodVariance: 3 }, /varies by 3.0 .* 8 particles are too few/],
  ['a likelihood that may be nothing', { logLikelihoodVariance: Number.POSITIVE_INFINITY }, /varies by Infinity/],
  ['no evidence', { evidence: 0 }, /the posterior is the prior/],
])('%s give a reason to doubt, alone', (_, more: Partial<FitFindings>, words) => {
  const doubts = doubtsAbout({ ...SOUND, ...more });
  expect(doubts).toHaveLength(1);
  expect(doubts[0]).toMatch(words);
});

test('figures that lie where the fitted model does not expect them are a reason to doubt it', () => {
  const check = { name: 'oil', figures: [], bins: [9, 1], expected: { low: 2, high: 8 } };
  const doubtsWith = (pValue: number) =>
    doubtsAbout({ ...SOUND, checks: { prior: [], posterior: [{ ...check, pValue, lying: 'low' }] } });
  expect(doubtsWith(0.005)).toEqual([expect.stringMatching(/figures of oil do not lie as the fitted model expects/)]);
  expect(doubtsWith(0.02)).toEqual([]);
});
