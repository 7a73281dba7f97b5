import { type Prior, prepareCompiled, priorOf, RunFailure } from '@proviso/kernel';
import { type Case, caseAsOf, formatUnit } from '@proviso/model';
import { chooseReader } from '../choices.ts';
import { orFailure } from '../failure.ts';
import { Pace } from '../pace.ts';
import { stepOn } from '../warnings.ts';
import { advance, beginChain, type Chain, type Target } from './chain.ts';
import { chainsFrom, type FitSettings } from './checkpoint.ts';
import { mean, variance } from './diagnostics/chains.ts';
import { type Fit, type FitOptions, type FitOutcome, MOST_CHAINS } from './fit-options.ts';
import { likelihoodOf } from './likelihood.ts';
import { evidenceHash, fittedPart, type Posterior } from './posterior.ts';
import { summarise } from './summary.ts';
import { doubtsAbout } from './trust.ts';

/**
 * Fits the drawn params of a case to all that was known on a day, by particle marginal Metropolis-Hastings in several
 * chains. The result is a function of the case as it could be known, the options and the seed, to the last bit, also
 * where the fit was stopped and went on from a checkpoint. It yields to the event loop many times a second.
 * @returns a failure where the case, or what was asked of it, makes no sense at run time; rejects only on abortion
 */
export function fit(model: Case, options: FitOptions): Promise<FitOutcome> {
  return orFailure(async () => ({ kind: 'fit', fit: await fitOrThrow(model, options) }));
}

async function fitOrThrow(whole: Case, options: FitOptions): Promise<Fit> {
  const { iterations = 2_000, prepare = prepareCompiled } = options;
  const known = caseAsOf(whole, options.asOf);
  const settings = settingsOf(known, options);
  const { particles, seed, warmup } = settings;
  const prior = priorOf(fittedPart(known), settings);
  const params = prior.params.map(({ name }) => name);
  if (params.length === 0) throw nothingToFit();
  const executor = prepare(fittedPart(known), { ...settings, held: new Set(params) });
  const steps = stepOn(executor.steps, options.asOf) + 1;
  const evidence = executor.evidence.slice(0, steps).reduce((count, items) => count + items.length, 0);
  const pace = new Pace(options);
  const estimate = likelihoodOf({ executor, params, steps, particles, seed, breathe: pace.breathe });
  const target: Target = { prior, priorVariances: variancesOnLine(prior), estimate, seed, warmup };
  const chains = options.from ? chainsFrom(options.from, settings) : [];
  const done = chains.reduce((sum, chain) => sum + chain.iterations, 0);
  pace.begin('fitting', steps * (settings.chains * (warmup + iterations) - done));
  await runChains(chains, target, settings, warmup + iterations, options);
  const posterior = posteriorOf(known, prior, settings, chains, iterations);
  pace.begin('looking at the noise of the likelihood', steps * NOISE_ESTIMATES);
  const findings = {
    summaries: summarise(posterior, prior),
    evidence,
    acceptance: chains.map(({ accepted, draws }) => accepted / draws.length),
    logLikelihoodVariance: await noiseAtTheMiddle(chains, target),
    particles,
  };
  const { particles: _, ...shown } = findings;
  const unfitted = known.params.flatMap(({ name, law }) =>
    law.kind === 'draw' && !params.includes(name) ? [name] : [],
  );
  return { posterior, ...shown, unfitted, warnings: doubtsAbout(findings) };
}

/** What the draws of this fit depend on. */
function settingsOf(known: Case, options: FitOptions): FitSettings {
  const { asOf, chains = 4, warmup = 1_000, particles = 200, seed = 1 } = options;
  if (chains > MOST_CHAINS) throw new Error(`at most ${MOST_CHAINS} chains: ${chains}`);
  const reader = chooseReader(known, options.reader)?.name;
  return { asOf, ...(reader ? { reader } : {}), modelHash: evidenceHash(known), chains, warmup, particles, seed };
}

/** Begins the chains that are not yet begun and runs all to their end, some iterations of one after some of another. */
async function runChains(
  chains: Chain[],
  target: Target,
  settings: FitSettings,
  total: number,
  { checkpointEvery = 50, onCheckpoint }: FitOptions,
): Promise<void> {
  const keep = () => onCheckpoint?.({ format: 'proviso fit checkpoint 1', settings, chains });
  try {
    while (chains.length < settings.chains) chains.push(await beginChain(chains.length + 1, target));
    while (chains.some(({ iterations }) => iterations < total)) {
      for (const chain of chains) {
        const until = Math.min(total, chain.iterations + checkpointEvery);
        while (chain.iterations < until) await advance(chain, target);
      }
      keep();
    }
  } catch (error) {
    keep();
    throw error;
  }
}

function posteriorOf(known: Case, prior: Prior, settings: FitSettings, chains: readonly Chain[], iterations: number) {
  const kept = chains.map(({ draws, logLikelihoods }) => ({
    draws: draws.slice(0, iterations),
    logLikelihoods: logLikelihoods.slice(0, iterations),
  }));
  const posterior: Posterior = {
    title: known.title,
    ...settings,
    iterations,
    params: prior.params.map(({ name, title, unit }, p) => ({
      name,
      ...(title === undefined ? {} : { title }),
      ...(formatUnit(unit) === '1' ? {} : { unit: formatUnit(unit) }),
      draws: Float64Array.from(kept.flatMap(({ draws }) => draws.map((values) => values[p]!))),
    })),
    logLikelihoods: Float64Array.from(kept.flatMap((chain) => chain.logLikelihoods)),
  };
  return posterior;
}

/** Draws of the prior from which the first proposal takes its size. */
const SIZING_DRAWS = 500;

function variancesOnLine(prior: Prior): readonly number[] {
  const places = Array.from({ length: SIZING_DRAWS }, (_, path) => prior.placeOf(prior.draw(path)));
  return prior.params.map((_, p) => variance(places.map((place) => place[p]!).filter(Number.isFinite)));
}

const NOISE_ESTIMATES = 20;

/** Variance of the log-likelihood's estimates at the posterior's mean on the scale without bounds. */
async function noiseAtTheMiddle(chains: readonly Chain[], { prior, estimate }: Target): Promise<number> {
  const places = chains.flatMap(({ draws }) => draws.map((values) => prior.placeOf(values)));
  const { values } = prior.at(prior.params.map((_, p) => mean(places.map((place) => place[p]!))));
  const estimates: number[] = [];
  for (let count = 0; count < NOISE_ESTIMATES; count += 1) {
    estimates.push((await estimate(values, { chain: MOST_CHAINS + 1, count })).logLikelihood);
  }
  return estimates.every(Number.isFinite) ? variance(estimates) : Number.POSITIVE_INFINITY;
}

function nothingToFit(): RunFailure {
  return new RunFailure({
    code: 'PV0914',
    subject: 'params',
    message: 'the case has no param that can be fitted',
    help: 'give a param a continuous distribution with ~, one that reads nothing but other params',
  });
}
