import { exp, GROUP, log, type Particles, SUMS } from '@proviso/kernel/worker';

/** How heavy paths are together, on a scale that no double leaves. */
export interface Heaviness {
  /** Greatest of the log weights; -Infinity where no path is alive. */
  readonly greatest: number;
  /** Sums of the weights relative to the greatest, and of their squares. */
  readonly sum: number;
  readonly squares: number;
}

/** How heavy the paths of all groups are, which are added up in their order. */
export function heavinessOf({ weights, groups }: Particles): Heaviness {
  const sums = new Float64Array(SUMS * groups);
  let greatest = Number.NEGATIVE_INFINITY;
  for (let group = 0; group < groups; group += 1) {
    weights.readSums(group, sums, SUMS * group);
    if (sums[SUMS * group]! > greatest) greatest = sums[SUMS * group]!;
  }
  let [sum, squares] = [0, 0];
  for (let at = 0; at < sums.length; at += SUMS) {
    if (sums[at + 1] === 0) continue;
    const factor = exp(sums[at]! - greatest);
    sum += factor * sums[at + 1]!;
    squares += factor * factor * sums[at + 2]!;
  }
  return { greatest, sum, squares };
}

/** Logarithm of the mean weight of so many paths; -Infinity where none is alive. */
export function logMean({ greatest, sum }: Heaviness, count: number): number {
  return greatest === Number.NEGATIVE_INFINITY ? greatest : greatest + log(sum / count);
}

/** Kish's effective sample size; 0 where none is alive. */
export function effectiveSize({ sum, squares }: Heaviness): number {
  return sum === 0 ? 0 : (sum * sum) / squares;
}

/** Weights of all paths, relative to the greatest: [count]. */
export function relativeWeights({ weights, groups, count }: Particles, greatest: number): Float64Array {
  const relative = new Float64Array(count);
  const sums = new Float64Array(SUMS);
  for (let group = 0; group < groups; group += 1) {
    const [from, end] = [group * GROUP, Math.min((group + 1) * GROUP, count)];
    weights.read(group, relative, from);
    weights.readSums(group, sums, 0);
    const factor = exp(sums[0]! - greatest);
    for (let i = from; i < end; i += 1) relative[i]! *= factor;
  }
  return relative;
}

/** Log weights of all paths: [count]. */
export function logWeightsOf({ weights, groups, count }: Particles): Float64Array {
  const logs = new Float64Array(count);
  for (let group = 0; group < groups; group += 1) weights.readLogs(group, logs, group * GROUP);
  return logs;
}
