import { log } from '../elementary/log.ts';
import { ascending, finite } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** triangular(low, mode, high), low <= mode <= high. By inversion. */
export const triangular: DistributionFamily = {
  kind: 'continuous',
  problem: ([low, mode, high]) =>
    finite('low', low!) ??
    finite('mode', mode!) ??
    finite('high', high!) ??
    ascending('low', low!, 'mode', mode!) ??
    ascending('mode', mode!, 'high', high!),
  sample: ([low, mode, high], source, place) => {
    const u = source.uniform(place);
    const width = high! - low!;
    return u * width < mode! - low!
      ? low! + Math.sqrt(u * width * (mode! - low!))
      : high! - Math.sqrt((1 - u) * width * (high! - mode!));
  },
  logDensity: ([low, mode, high], value) => {
    if (!(value >= low! && value <= high!)) return -Infinity;
    const peak = log(2) - log(high! - low!);
    if (value === mode!) return peak;
    return peak + log(value < mode! ? (value - low!) / (mode! - low!) : (high! - value) / (high! - mode!));
  },
  mean: ([low, mode, high]) => (low! + mode! + high!) / 3,
  variance: ([low, mode, high]) => {
    const [rise, fall] = [mode! - low!, high! - mode!];
    return (rise * rise + rise * fall + fall * fall) / 18;
  },
};
