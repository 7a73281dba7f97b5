import { log, log1p } from '../elementary/log.ts';
import { logBeta } from '../special/log-gamma.ts';
import { finite, positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { standardGamma } from './gamma.ts';

/** student_t(df, location, scale), df and scale above 0: a normal over the root of a chi-square by its df. */
export const studentT: DistributionFamily = {
  kind: 'continuous',
  problem: ([df, location, scale]) => positive('df', df!) ?? finite('location', location!) ?? positive('scale', scale!),
  sample: ([df, location, scale], source, place) => {
    const halfDf = df! / 2;
    return location! + (scale! * source.normal(place)) / Math.sqrt(standardGamma(halfDf, source, place, 1) / halfDf);
  },
  logDensity: ([df, location, scale], value) => {
    const z = (value - location!) / scale!;
    return -0.5 * (df! + 1) * log1p((z * z) / df!) - 0.5 * log(df!) - logBeta(0.5, df! / 2) - log(scale!);
  },
  mean: ([df, location]) => (df! > 1 ? location! : NaN),
  variance: ([df, , scale]) => (df! > 2 ? (scale! * scale! * df!) / (df! - 2) : df! > 1 ? Infinity : NaN),
};
