import type { Prior } from '@proviso/kernel';
import { type Case, formatUnit } from '@proviso/model';
import { runOn, type Stretch } from './chain.ts';
import { type ChainRunner, type ChainWorkers, runChains } from './chain-runner.ts';
import { checkpointHead, checkpointLine, extended, type Track } from './checkpoint.ts';
import type { FitOptions } from './fit-options.ts';
import type { FitSettings } from './fit-settings.ts';
import { fittedPart, type Posterior } from './posterior.ts';
import { FitProgress } from './progress.ts';
import { type ParamSummary, summarise } from './summary.ts';
import type { Target } from './target.ts';
import { hasSettled } from './trust.ts';

/** What is sampled: the case as it could be known, and the target made of it. */
export interface Sampling {
  readonly known: Case;
  readonly settings: FitSettings;
  readonly target: Target;
}

/** What the chains found. */
export interface Sample {
  readonly tracks: readonly Track[];
  readonly posterior: Posterior;
  readonly summaries: readonly ParamSummary[];
}

/** Draws of each chain after which it is first looked whether they suffice. */
const FIRST_LOOK = 1_000;
const DEFAULT_MOST = 20_000;
/** Iterations that every chain does here, whatever comes after: they show how long the others will take. */
const TRIED_HERE = 20;
/** Work from which on further threads pay, in milliseconds: they take as long to start. */
const WORTH_THREADS = 1_000;

/**
 * Runs the chains until they have as many draws as were asked for; where no number was asked for, until nothing speaks
 * against their agreement, which is looked at after 1 000 draws and then each time there are half as many more.
 */
export async function sample(sampling: Sampling, started: readonly Track[], options: FitOptions): Promise<Sample> {
  const { known, settings, target } = sampling;
  const { iterations: asked, atMost = DEFAULT_MOST, checkpointEvery, onCheckpoint } = options;
  const tracks = [...started];
  const progress = new FitProgress(settings, options);
  const keep = (stretch: Stretch) => {
    const position = stretch.chain.number - 1;
    tracks[position] = extended(tracks[position], stretch);
    onCheckpoint?.(checkpointLine(stretch));
    progress.show(tracks);
  };
  const run = (runners: readonly ChainRunner[], total: number) =>
    runChains(
      tracks.map(({ chain }) => chain),
      runners,
      total,
      checkpointEvery,
      keep,
    );
  const here: ChainRunner = (chain, until) => runOn(chain, until, target);
  if (!options.from) onCheckpoint?.(checkpointHead(settings));
  let iterations = asked ?? Math.min(FIRST_LOOK, atMost);
  progress.aim(iterations);
  const began = performance.now();
  await run([here], Math.min(TRIED_HERE, settings.warmup + iterations));
  const left = ((performance.now() - began) * (settings.warmup + iterations)) / TRIED_HERE;
  const workers = left > WORTH_THREADS ? spawned(sampling, options) : undefined;
  try {
    for (;;) {
      await run(workers?.runners ?? [here], settings.warmup + iterations);
      const posterior = posteriorOf(known, target.prior, settings, tracks, iterations);
      const summaries = summarise(posterior, target.prior);
      if (asked !== undefined || iterations >= atMost || hasSettled(summaries)) return { tracks, posterior, summaries };
      iterations = Math.min(atMost, Math.ceil(1.5 * iterations));
      progress.aim(iterations);
    }
  } finally {
    workers?.close();
  }
}

/** Other threads for the chains, where there are any. */
function spawned({ known, settings }: Sampling, options: FitOptions): ChainWorkers | undefined {
  const { spawn, prepare, signal } = options;
  if (!spawn || prepare || settings.chains === 1) return undefined;
  return spawn({ part: fittedPart(known), settings }, signal);
}

function posteriorOf(
  known: Case,
  prior: Prior,
  settings: FitSettings,
  tracks: readonly Track[],
  iterations: number,
): Posterior {
  const kept = tracks.map(({ draws, logLikelihoods }) => ({
    draws: draws.slice(0, iterations),
    logLikelihoods: logLikelihoods.slice(0, iterations),
  }));
  return {
    title: known.title,
    ...settings,
    iterations,
    params: prior.params.map(({ name, title, unit }, p) => ({
      name,
      ...(title === undefined ? {} : { title }),
      ...(formatUnit(unit) === '1' ? {} : { unit: formatUnit(unit) }),
      draws: Float64Array.from(kept.flatMap(({ draws }) => draws.map((values) => values[p]!))),
    })),
    logLikelihoods: Float64Array.from(kept.flatMap((track) => track.logLikelihoods)),
  };
}
