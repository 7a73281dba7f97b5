import { RunFailure } from '@proviso/kernel';
import { expect, test } from 'vitest';
import { costsOf } from './evidence-cost.ts';
import { logWeightsOf } from './island/heaviness.ts';
import { type Island, settle } from './island/island.ts';
import { islandsOf } from './islands.ts';
import { joined } from './joined.ts';
import { type FilterObserver, filterParticles } from './particle-filter.ts';
import { logMeanExp } from './testing/log-mean-exp.ts';
import { type Script, scriptedExecutor } from './testing/scripted-executor.ts';

const half = () => 0.5;
const UNOBSERVED: FilterObserver = { groupRan: () => {}, stepDone: () => {} };

async function filtered(script: Script, paths: number) {
  const executor = scriptedExecutor(script);
  const items = executor.evidence.map((inStep) => inStep.length);
  const islands: Island[] = [];
  let resamplings = 0;
  for (const share of islandsOf(paths, 0)) {
    const island = settle(executor.particles(share.count), { ...share, held: [] });
    const run = await filterParticles(island, items, half, { itemByItem: true }, UNOBSERVED, () => undefined);
    islands.push(island);
    resamplings += run.resamplings;
  }
  const costs = costsOf(
    executor,
    islands.map(({ weights }) => weights),
    paths,
  );
  return {
    costs,
    resamplings,
    islands,
    logLikelihood: logMeanExp(joined(islands.map(({ particles }) => logWeightsOf(particles)))),
  };
}

test('paths are dealt to 16 islands in turn, and further batches number them on', () => {
  const [first, second] = [islandsOf(40, 0), islandsOf(40, 1)];
  expect(first.map(({ count }) => count)).toEqual([...Array(8).fill(3), ...Array(8).fill(2)]);
  expect(first[1]).toEqual({ number: 1, first: 1, stride: 16, count: 3 });
  expect(second[1]).toEqual({ number: 17, first: 41, stride: 16, count: 3 });
});

test('the pooled likelihood of islands that resample is the mean over islands of their products of mean densities', async () => {
  // Path p has density d(p) in both steps. Islands of four hold p = k, k + 16, k + 32, k + 48.
  const density = (path: number) => (path < 16 ? 1 + path : 0.01);
  const script: Script = { steps: 2, evidence: [['y'], ['y']], logDensity: (_, path) => Math.log(density(path)) };
  const { logLikelihood, resamplings } = await filtered(script, 64);
  const byHand = [...Array(16).keys()].map((k) => {
    const mean = (1 + k + 3 * 0.01) / 4;
    // N_eff is near 1, so the island resamples: systematic points at (i + 1/2) / 4 all fall on the heavy particle.
    return mean * (1 + k);
  });
  expect(resamplings).toBe(16);
  expect(logLikelihood).toBeCloseTo(Math.log(byHand.reduce((a, b) => a + b) / 16), 12);
});

test('an island keeps its particles while half of them count', async () => {
  const script: Script = { steps: 2, evidence: [['y'], ['y']], logDensity: (_, path) => (path % 2 === 0 ? 0 : -0.1) };
  const { resamplings, islands } = await filtered(script, 64);
  expect(resamplings).toBe(0);
  expect([...islands[0]!.ancestors]).toEqual([0, 16, 32, 48]);
});

test('the cost of an item is the mean of its density over the particles as earlier items have weighted them', async () => {
  const logDensity: Script['logDensity'] = (name, path) => Math.log(name === 'a' ? 1 + (path % 2) : 1 + 2 * (path % 2));
  const { costs } = await filtered({ steps: 1, evidence: [['a', 'b']], logDensity }, 32);
  expect(costs.map(({ item }) => item.name)).toEqual(['a', 'b']);
  expect(costs[0]!.logDensity).toBeCloseTo(Math.log(1.5), 12);
  expect(costs[1]!.logDensity).toBeCloseTo(Math.log((1 * 1 + 2 * 3) / 3), 12);
});

test('an island that explains nothing dies alone, and counts as likelihood 0', async () => {
  const logDensity: Script['logDensity'] = (_, path) => (path % 16 === 3 ? Number.NEGATIVE_INFINITY : 0);
  const { logLikelihood } = await filtered({ steps: 3, evidence: [['y'], ['y'], ['y']], logDensity }, 64);
  expect(logLikelihood).toBeCloseTo(Math.log(15 / 16), 12);
});

test('evidence that no path explains is a failure that names it, its date and how far the best path came', async () => {
  const logDensity: Script['logDensity'] = (name, path) =>
    name === 'impossible' ? Number.NEGATIVE_INFINITY : path === 5 ? -1.25 : -7;
  const script: Script = { steps: 2, evidence: [['likely'], ['impossible']], logDensity };
  const failure = await filtered(script, 6).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RunFailure);
  expect(failure).toMatchObject({ code: 'PV0907', subject: 'impossible', date: '2016-02-01' });
  expect((failure as RunFailure).message).toContain('-1.25');
});
