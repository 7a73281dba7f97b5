import { log } from '../elementary/log.ts';
import { notNegative } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** categorical(w0, w1, ...): the index of a category, each in proportion to its weight. By inversion. */
export const categorical: DistributionFamily = {
  kind: 'discrete',
  problem: (weights) => {
    for (const [i, weight] of weights.entries()) {
      const problem = notNegative(`weight ${i + 1}`, weight);
      if (problem !== undefined) return problem;
    }
    return sum(weights) > 0 ? undefined : 'the sum of the weights is 0 and must be above 0';
  },
  sample: (weights, source, place) => {
    const aim = source.uniform(place) * sum(weights);
    let cumulated = 0;
    let last = 0;
    for (const [i, weight] of weights.entries()) {
      if (weight === 0) continue;
      cumulated += weight;
      last = i;
      if (aim < cumulated) break;
    }
    return last;
  },
  logDensity: (weights, value) => log((weights[value] ?? 0) / sum(weights)),
  mean: (weights) => moment(weights, (i) => i),
  variance: (weights) => {
    const mean = moment(weights, (i) => i);
    return moment(weights, (i) => (i - mean) * (i - mean));
  },
};

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

function moment(weights: readonly number[], of: (index: number) => number): number {
  return weights.reduce((total, weight, i) => total + weight * of(i), 0) / sum(weights);
}
