import { prepareCompiled } from '@proviso/kernel';
import { type Case, caseAsOf } from '@proviso/model';
import { chooseReader } from '../choices.ts';
import { orFailure } from '../failure.ts';
import { Pace } from '../pace.ts';
import { beginChain } from './chain.ts';
import { acceptanceOf, requireSameFit, type Track } from './checkpoint.ts';
import { mean } from './diagnostics/chains.ts';
import { type Fit, type FitOptions, type FitOutcome, MOST_CHAINS, nothingToFit } from './fit-options.ts';
import type { FitSettings } from './fit-settings.ts';
import { enoughParticles, noiseAt } from './particle-number.ts';
import { evidenceHash, fittedPart, type Posterior } from './posterior.ts';
import { predictiveChecks } from './predictive/predictive-check.ts';
import { sample } from './sampling.ts';
import { type PreparedTarget, prepareTarget, type Target } from './target.ts';
import { doubtsAbout } from './trust.ts';

/**
 * Fits the drawn params of a case to all that was known on a day, by particle marginal Metropolis-Hastings in several
 * chains. The result is a function of the case as it could be known, the options and the seed, to the last bit, whatever
 * threads the chains run in, also where the fit was stopped and went on from a checkpoint. It yields to the event loop
 * many times a second.
 * @returns a failure where the case, or what was asked of it, makes no sense at run time; rejects only on abortion
 */
export function fit(model: Case, options: FitOptions): Promise<FitOutcome> {
  return orFailure(async () => ({ kind: 'fit', fit: await fitOrThrow(model, options) }));
}

async function fitOrThrow(whole: Case, options: FitOptions): Promise<Fit> {
  const known = caseAsOf(whole, options.asOf);
  const pace = new Pace({ ...(options.signal ? { signal: options.signal } : {}) });
  const most = settingsOf(known, options);
  const prepared = prepareTarget(fittedPart(known), most, options.prepare ?? prepareCompiled, pace.breathe);
  if (prepared.prior.params.length === 0) throw nothingToFit();
  const settings = { ...most, particles: await particlesOf(options, prepared) };
  const target = prepared.with(settings.particles);
  const started = await begun(target, settings, options);
  const { tracks, posterior, summaries } = await sample({ known, settings, target }, started, options);
  const prepare = options.prepare ?? prepareCompiled;
  const findings = {
    summaries,
    evidence: prepared.evidence,
    acceptance: tracks.map(({ draws }) => acceptanceOf(draws.slice(0, posterior.iterations))),
    logLikelihoodVariance: await noiseAtTheMiddle(posterior, target),
    checks: await predictiveChecks(known, settings, { prior: target.prior, posterior }, prepare, pace.breathe),
    particles: settings.particles,
  };
  const { particles: _, ...shown } = findings;
  const fitted = new Set(prepared.prior.params.map(({ name }) => name));
  const unfitted = known.params.flatMap(({ name, law }) => (law.kind === 'draw' && !fitted.has(name) ? [name] : []));
  return { posterior, ...shown, unfitted, warnings: doubtsAbout(findings) };
}

/** What the draws of this fit depend on, but for the number of particles. */
function settingsOf(known: Case, options: FitOptions): Omit<FitSettings, 'particles'> {
  const { asOf, chains = 4, warmup = 2_000, seed = 1 } = options;
  if (chains > MOST_CHAINS) throw new Error(`at most ${MOST_CHAINS} chains: ${chains}`);
  const reader = chooseReader(known, options.reader)?.name;
  return { asOf, ...(reader ? { reader } : {}), modelHash: evidenceHash(known), chains, warmup, seed };
}

/** The number that was asked for, or that of the checkpoint, or as many as it takes. */
async function particlesOf({ particles, from, onProgress }: FitOptions, prepared: PreparedTarget): Promise<number> {
  if (particles !== undefined) return particles;
  if (from) return from.settings.particles;
  onProgress?.(0, 'looking how many particles it takes');
  return enoughParticles(prepared);
}

/** The chains of the checkpoint, and those that had not begun yet. */
async function begun(target: Target, settings: FitSettings, { from }: FitOptions): Promise<readonly Track[]> {
  if (from) requireSameFit(from, settings);
  const tracks = [...(from?.tracks ?? [])];
  for (let number = 1; number <= settings.chains; number += 1) {
    if (tracks.some(({ chain }) => chain.number === number)) continue;
    tracks.push({ chain: await beginChain(number, target), draws: [], logLikelihoods: [] });
  }
  return tracks.sort((a, b) => a.chain.number - b.chain.number);
}

/** Variance of the log-likelihood's estimates at the posterior's mean on the scale without bounds. */
async function noiseAtTheMiddle({ params, logLikelihoods }: Posterior, { prior, estimate }: Target): Promise<number> {
  const places = Array.from(logLikelihoods, (_, i) => prior.placeOf(params.map(({ draws }) => draws[i]!)));
  const { values } = prior.at(params.map((_, p) => mean(places.map((place) => place[p]!))));
  return noiseAt(values, estimate);
}
