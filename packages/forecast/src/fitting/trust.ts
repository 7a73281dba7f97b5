import type { PredictiveChecks } from './predictive/predictive-check.ts';
import type { ParamSummary } from './summary.ts';

/** What there is to judge a fit by. */
export interface FitFindings {
  readonly summaries: readonly ParamSummary[];
  /** Items of evidence that scored. */
  readonly evidence: number;
  /** By chain: share of proposals taken since warm-up. */
  readonly acceptance: readonly number[];
  /** Of the log-likelihood's estimates at the mean of the posterior. */
  readonly logLikelihoodVariance: number;
  readonly particles: number;
  readonly checks: PredictiveChecks;
}

/** R-hat above which chains disagree, and effective size below which summaries shake: Vehtari et al. (2021). */
const LARGEST_R_HAT = 1.01;
const LEAST_SIZE = 400;
/** About where the noise of the likelihood begins to cost more than further particles: Sherlock et al. (2015). */
const LARGEST_VARIANCE = 2;
/** Probability of ranks under which figures speak against the model. */
const LEAST_P_VALUE = 0.01;
/** A chain that takes fewer of its proposals does not move. */
const LEAST_ACCEPTANCE = 0.01;

/** Whether the chains agree about every param, and have enough draws to say so. */
export function hasSettled(summaries: readonly ParamSummary[]): boolean {
  return disagreeing(summaries).length === 0 && thin(summaries).length === 0;
}

function disagreeing(summaries: readonly ParamSummary[]): readonly ParamSummary[] {
  return summaries.filter((it) => !(it.rHat <= LARGEST_R_HAT));
}

function thin(summaries: readonly ParamSummary[]): readonly ParamSummary[] {
  return summaries.filter((it) => !(Math.min(it.bulkSize, it.tailSize) >= LEAST_SIZE));
}

/** Why a fit is not to be trusted, in plain words, each with what to do about it; empty where nothing speaks against it. */
export function doubtsAbout({ summaries, evidence, acceptance, ...rest }: FitFindings): readonly string[] {
  const stuck = acceptance.flatMap((share, i) => (share < LEAST_ACCEPTANCE ? [i + 1] : []));
  const apart = disagreeing(summaries);
  const few = thin(summaries);
  const doubts: string[] = [];
  if (evidence === 0) doubts.push('nothing that is known bears on the params: the posterior is the prior');
  if (stuck.length > 0) {
    doubts.push(
      `chain ${stuck.join(', ')} hardly moves: it took under 1 % of its proposals; run more particles, or a longer warm-up`,
    );
  }
  if (apart.length > 0) {
    doubts.push(
      `the chains do not agree about ${names(apart)}: R-hat is ${worst(apart)}, over ${LARGEST_R_HAT}; ` +
        'run more iterations, and look for params that the data cannot tell apart',
    );
  }
  if (few.length > 0) {
    doubts.push(
      `the draws of ${names(few)} are worth fewer than ${LEAST_SIZE} independent ones: ` +
        'their means and limits are rough; run more iterations',
    );
  }
  if (!(rest.logLikelihoodVariance <= LARGEST_VARIANCE)) {
    doubts.push(
      `the log-likelihood varies by ${rest.logLikelihoodVariance.toFixed(1)} from estimate to estimate at the middle of ` +
        `the posterior, over ${LARGEST_VARIANCE}: ${rest.particles} particles are too few, and chains will stick`,
    );
  }
  const surprising = rest.checks.posterior.filter(({ pValue }) => pValue !== undefined && pValue < LEAST_P_VALUE);
  if (surprising.length > 0) {
    doubts.push(
      `the figures of ${names(surprising)} do not lie as the fitted model expects them a step before: ` +
        'what it says of their next step is not to be trusted; see the predictive checks',
    );
  }
  return doubts;
}

function names(summaries: readonly { readonly name: string }[]): string {
  const shown = summaries.slice(0, 3).map(({ name }) => name);
  return summaries.length > 3 ? `${shown.join(', ')} and ${summaries.length - 3} more` : shown.join(', ');
}

function worst(summaries: readonly ParamSummary[]): string {
  const values = summaries.map(({ rHat }) => rHat);
  return values.some(Number.isNaN) ? 'not defined, as a chain never moved' : `up to ${Math.max(...values).toFixed(2)}`;
}
