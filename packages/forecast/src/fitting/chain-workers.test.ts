import { prepareCompiled, RunFailure } from '@proviso/kernel';
import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { buildCase, distribution, months, param, series, state } from '@proviso/model/testing';
import { afterEach, expect, test } from 'vitest';
import { beginChain, runOn } from './chain.ts';
import type { ChainWorkers } from './chain-runner.ts';
import { chainWorkers } from './chain-workers.ts';
import { fittedPart } from './posterior.ts';
import { prepareTarget } from './target.ts';

const TIMELINE = months('2015-01', '2015-12');
const SETTINGS = { asOf: '2015-12-31', modelHash: '', chains: 2, warmup: 30, particles: 4, seed: 1 };

/** A level seen through noise, whose spread is what a state takes for its own. */
function level(spread: Parameters<typeof distribution>[2]): Case {
  const rows = [0.3, 0.6, -0.2, 0.1].map((y, i) => [fromDayNumber(stepsOf(TIMELINE)[i + 1]!.first), y] as const);
  return fittedPart(
    buildCase(TIMELINE, {
      params: [param('spread', distribution('normal', 1, 0.5))],
      states: [state('x', 0, distribution('normal', 'x', spread))],
      observations: [
        { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 1), series: series('y', rows) },
      ],
    }),
  );
}

const SOUND = level(1);
/** A normal may not have the spread that chains come upon sooner or later. */
const UNSOUND = level('spread');

let workers: ChainWorkers | undefined;
afterEach(() => workers?.close());

function started(part: Case, signal?: AbortSignal) {
  workers = chainWorkers(2)({ part, settings: SETTINGS }, signal);
  const target = prepareTarget(part, SETTINGS, prepareCompiled, async () => {}).with(SETTINGS.particles);
  return { target, runners: workers.runners };
}

test('chains do the same in other threads as in this one, to the last bit', async () => {
  const { target, runners } = started(SOUND);
  const chains = [await beginChain(1, target), await beginChain(2, target)];
  const there = await Promise.all(chains.map((chain, i) => runners[i]!(chain, 100)));
  expect(there).toEqual(await Promise.all(chains.map((chain) => runOn(chain, 100, target))));
  expect(there[0]!.draws.length).toBe(70);
  const [further] = there;
  expect(await runners[1]!(further!.chain, 120)).toEqual(await runOn(further!.chain, 120, target));
});

test('a mistake of the case in another thread comes back in its words', async () => {
  const { target, runners } = started(UNSOUND);
  const chain = await beginChain(1, target);
  const here = await runOn(chain, 5_000, target).catch((error: unknown) => error);
  expect(here).toBeInstanceOf(RunFailure);
  await expect(runners[0]!(chain, 5_000)).rejects.toEqual(here);
});

test('a stretch is given up at once when the fit is to stop', async () => {
  const abort = new AbortController();
  const { target, runners } = started(SOUND, abort.signal);
  const stretch = runners[0]!(await beginChain(1, target), 10_000_000);
  abort.abort(new Error('enough'));
  await expect(stretch).rejects.toThrow('enough');
  await expect(runners[1]!(await beginChain(2, target), 10)).rejects.toThrow('enough');
});

test('a thread that ends before its time is an error, not a wait without end', async () => {
  const { target, runners } = started(SOUND);
  const stretch = runners[0]!(await beginChain(1, target), 10_000_000);
  workers!.close();
  await expect(stretch).rejects.toThrow('has ended by itself');
});
