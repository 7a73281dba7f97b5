import { exp, log } from '@proviso/kernel';
import {
  choleskyRoot,
  FREEDOM,
  logReference,
  placeSeenAs,
  type Reference,
  squareNorm,
  standardised,
} from './reference.ts';
import { emptyWindow, type PriorMoments, referenceFrom, seen, type Window } from './window.ts';

/** How a chain proposes its next place: part of the way back to where it believes the posterior to lie, and part anew. */
export interface Proposal {
  /** Log odds of the part that is anew, which is over 0 and under 1. */
  readonly logitStep: number;
  readonly reference: Reference;
  /** What is learnt from next. */
  readonly window: Window;
}

/** A place to go to, and the logarithm of how much likelier it is in the reference than the one before. */
export interface Proposed {
  readonly place: readonly number[];
  readonly logReferenceRatio: number;
}

/**
 * Share of its proposals that a chain aims to take. The noise of the likelihood sets a limit to it, whatever the step.
 */
const TARGET_ACCEPTANCE = 0.25;
/** The step is not made shorter than this: where noise alone keeps acceptance low, short steps do not help. */
const LEAST_LOGIT_STEP = log(0.03 / 0.97);
const MOST_LOGIT_STEP = log(0.99 / 0.01);
/** A window ends after these shares of warm-up; what the last has shown is kept. */
const WINDOW_ENDS = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 7 / 8];

/** What came of a proposal. */
export interface Attempt {
  /** Where the chain stands after it, on the scale without bounds. */
  readonly place: readonly number[];
  readonly taken: boolean;
  /** Probability with which it was to be taken. */
  readonly acceptance: number;
}

/** The proposal before anything is learnt: the prior, params independent. */
export function firstProposal({ means, variances }: PriorMoments): Proposal {
  const covariance = variances.map((variance, i) => variances.slice(0, i + 1).map((_, j) => (i === j ? variance : 0)));
  return {
    logitStep: 0,
    reference: { centre: means, root: choleskyRoot(covariance) },
    window: emptyWindow(means.length),
  };
}

/** Standard normal numbers that a proposal takes. */
export function normalsFor(params: number): number {
  return 2 * params + FREEDOM;
}

/**
 * A step that would leave the reference as it is: given how far out the place lies, the reference is a normal of a scale
 * that is drawn anew, and the place moves towards its centre as an autoregression does. Where the posterior is like its
 * reference, steps of any length are taken; tails of the reference that are heavier than the posterior's keep chains from
 * being lost far out.
 * K. Kamatani (2018), Efficient strategy for the Markov chain Monte Carlo in high-dimension with heavy-tailed target
 * probability distribution, Bernoulli 24; about a fitted centre: D. Rudolf, B. Sprungk (2018), On a generalization of the
 * preconditioned Crank-Nicolson Metropolis algorithm, Foundations of Computational Mathematics 18.
 * @param normals as many as {@link normalsFor} says
 */
export function propose(
  { logitStep, reference }: Proposal,
  from: readonly number[],
  normals: readonly number[],
): Proposed {
  const params = from.length;
  const standard = standardised(reference, from);
  const precision = squareNorm(normals.slice(params)) / (FREEDOM + squareNorm(standard));
  const step = 1 / (1 + exp(-logitStep));
  const anew = step / Math.sqrt(precision);
  const kept = Math.sqrt(1 - step * step);
  const place = placeSeenAs(
    reference,
    standard.map((at, i) => kept * at + anew * normals[i]!),
  );
  return { place, logReferenceRatio: logReference(reference, place) - logReference(reference, from) };
}

/**
 * What the proposal learns from one iteration of warm-up: the step follows how often the chain moves (H. Robbins, S. Monro
 * 1951, A stochastic approximation method, Annals of Mathematical Statistics 22), the reference follows where it has been,
 * in windows each about twice as long as the one before, so that the way from its first place is forgotten.
 * @param iteration from 0
 */
export function learn(
  { logitStep, reference, window }: Proposal,
  { iteration, warmup }: { readonly iteration: number; readonly warmup: number },
  { place, taken, acceptance }: Attempt,
  prior: PriorMoments,
): Proposal {
  const gain = 4 * exp(-0.6 * log(window.places + 1));
  const next = logitStep + gain * (acceptance - TARGET_ACCEPTANCE);
  const step = Math.min(MOST_LOGIT_STEP, Math.max(LEAST_LOGIT_STEP, next));
  const wider = seen(window, place, taken);
  const ends = WINDOW_ENDS.some((share) => Math.round(share * warmup) === iteration + 1);
  if (!ends) return { logitStep: step, reference, window: wider };
  return { logitStep: step, reference: referenceFrom(wider, prior), window: emptyWindow(place.length) };
}
