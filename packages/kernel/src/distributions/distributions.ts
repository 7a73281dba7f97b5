import type { Family } from '@proviso/model';
import { bernoulli } from './bernoulli.ts';
import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import { categorical } from './categorical.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import { logitNormalInterval, lognormalInterval, normalInterval } from './intervals.ts';
import { lognormal } from './lognormal.ts';
import { negativeBinomial } from './negative-binomial.ts';
import { normal } from './normal.ts';
import { poisson } from './poisson.ts';
import { studentT } from './student-t.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';

/** Every family of the language by its name in the model. */
export const DISTRIBUTIONS: Readonly<Record<Family, DistributionFamily>> = {
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
