import type { Family } from '@proviso/model';
import { bernoulli } from './bernoulli.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { normal } from './normal.ts';

/** Every family of the language by its name in the model. */
export const DISTRIBUTIONS: Readonly<Record<Family, DistributionFamily>> = {
  normal,
  lognormal: normal,
  uniform: normal,
  triangular: normal,
  beta: normal,
  gamma: normal,
  exponential: normal,
  student_t: normal,
  bernoulli,
  binomial: normal,
  poisson: normal,
  negative_binomial: normal,
  categorical: normal,
  'lognormal interval': normal,
  'logit-normal interval': normal,
  'normal interval': normal,
};
