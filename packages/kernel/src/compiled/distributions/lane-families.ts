import type { Family } from '@proviso/model';
import { exponential, lognormal, normal, triangular, uniform } from './continuous.ts';
import { bernoulli, binomial, categorical, negativeBinomial, poisson } from './discrete.ts';
import { beta, gamma, studentT } from './gamma.ts';
import { logitNormalInterval, lognormalInterval, normalInterval } from './intervals.ts';
import type { LaneFamily } from './lane-family.ts';

/** Every family of the language by its name in the model. */
export const LANE_FAMILIES: Readonly<Record<Family, LaneFamily>> = {
  normal,
  lognormal,
  uniform,
  triangular,
  beta,
  gamma,
  exponential,
  student_t: studentT,
  bernoulli,
  binomial,
  poisson,
  negative_binomial: negativeBinomial,
  categorical,
  'lognormal interval': lognormalInterval,
  'logit-normal interval': logitNormalInterval,
  'normal interval': normalInterval,
};
