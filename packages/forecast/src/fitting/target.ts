import { type Prepare, type Prior, priorOf } from '@proviso/kernel';
import type { Case } from '@proviso/model';
import type { Breath } from '../particle-filter.ts';
import { stepOn } from '../warnings.ts';
import { mean, variance } from './diagnostics/chains.ts';
import type { FitSettings } from './fit-settings.ts';
import { type EstimateLikelihood, likelihoodOf } from './likelihood.ts';
import type { PriorMoments } from './window.ts';

/** What the chains of a fit have in common. */
export interface Target {
  readonly prior: Prior;
  /** From draws of the prior. */
  readonly priorMoments: PriorMoments;
  readonly estimate: EstimateLikelihood;
  readonly seed: number;
  /** Iterations in which the proposal learns; they are not kept. */
  readonly warmup: number;
}

/** A target, and how much speaks for it. */
export interface PreparedTarget {
  /** The target with estimates by so many particles. */
  readonly with: (particles: number) => Target;
  readonly prior: Prior;
  /** Items of evidence that score. */
  readonly evidence: number;
}

/** Prepares the model once for all estimates of a fit: the same in every thread. */
export function prepareTarget(
  part: Case,
  settings: Omit<FitSettings, 'particles'>,
  prepare: Prepare,
  breathe: Breath,
): PreparedTarget {
  const { asOf, seed, warmup } = settings;
  const prior = priorOf(part, settings);
  const params = prior.params.map(({ name }) => name);
  const executor = prepare(part, { ...settings, held: new Set(params) });
  const steps = stepOn(executor.steps, asOf) + 1;
  const priorMoments = momentsOnLine(prior);
  return {
    with: (particles) => {
      const estimate = likelihoodOf({ executor, params, steps, particles, seed, breathe });
      return { prior, priorMoments, estimate, seed, warmup };
    },
    prior,
    evidence: executor.evidence.slice(0, steps).reduce((count, items) => count + items.length, 0),
  };
}

/** Draws of the prior from which the first proposal takes its size. */
const SIZING_DRAWS = 500;

function momentsOnLine(prior: Prior): PriorMoments {
  const places = Array.from({ length: SIZING_DRAWS }, (_, path) => prior.placeOf(prior.draw(path)));
  const finite = prior.params.map((_, p) => places.map((place) => place[p]!).filter(Number.isFinite));
  return { means: finite.map(mean), variances: finite.map(variance) };
}
