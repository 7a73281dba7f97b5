import type { Case } from '@proviso/model';
import type { Chain, Stretch } from './chain.ts';
import type { FitSettings } from './fit-settings.ts';

/** Runs one chain after another, in this thread or another one. The draws do not depend on where. */
export type ChainRunner = (chain: Chain, until: number) => Promise<Stretch>;

/** All that a thread needs to know of a fit: plain data. */
export interface FitJob {
  /** What is fitted: see `fittedPart`. */
  readonly part: Case;
  readonly settings: FitSettings;
}

/** Threads that wait for chains. */
export interface ChainWorkers {
  /** One for each thread. A runner rejects with the signal's reason once the fit is to stop. */
  readonly runners: readonly ChainRunner[];
  readonly close: () => void;
}

/** Starts as many threads as are of use for a job. Whoever knows threads provides it: see `@proviso/forecast/node`. */
export type SpawnChainWorkers = (job: FitJob, signal: AbortSignal | undefined) => ChainWorkers;

/** How long a stretch is to take, in milliseconds: no more is lost where a fit is killed. */
const STRETCH_TIME = 250;
const FIRST_STRETCH = 10;
const LONGEST_STRETCH = 2_000;

/**
 * Runs all chains on until each has done `total` iterations. Every runner takes up the chain that is furthest behind, for
 * a stretch whose length follows the clock; what the chains do does not depend on it.
 * @param chains as they stand, by any order
 * @param keep told of every stretch as soon as it is done
 */
export async function runChains(
  chains: readonly Chain[],
  runners: readonly ChainRunner[],
  total: number,
  every: number | undefined,
  keep: (stretch: Stretch) => void,
): Promise<void> {
  const waiting = chains.filter(({ iterations }) => iterations < total);
  let length = FIRST_STRETCH;
  const work = async (run: ChainRunner) => {
    for (let chain = furthestBehind(waiting); chain; chain = furthestBehind(waiting)) {
      const began = performance.now();
      const stretch = await run(chain, Math.min(total, chain.iterations + (every ?? length)));
      const done = stretch.chain.iterations - stretch.from;
      const fitting = (done * STRETCH_TIME) / Math.max(1, performance.now() - began);
      length = Math.round(Math.min(LONGEST_STRETCH, 2 * length, Math.max(1, fitting)));
      keep(stretch);
      if (stretch.chain.iterations < total) waiting.push(stretch.chain);
    }
  };
  await Promise.all(runners.map(work));
}

/** Takes the chain with the fewest iterations out of those that wait. */
function furthestBehind(waiting: Chain[]): Chain | undefined {
  const least = Math.min(...waiting.map(({ iterations }) => iterations));
  const position = waiting.findIndex(({ iterations }) => iterations === least);
  return position < 0 ? undefined : waiting.splice(position, 1)[0];
}
