/**
 * Parents of a new generation by systematic resampling: one uniform number places `weights.length` evenly spaced points
 * on the weights laid end to end, so that a particle with weight w of total W has floor or ceiling of n w / W children.
 * G. Kitagawa (1996), Monte Carlo filter and smoother, Journal of Computational and Graphical Statistics 5, appendix;
 * J. Carpenter, P. Clifford, P. Fearnhead (1999), Improved particle filter for nonlinear problems, IEE Proceedings 146.
 * @param weights not negative, not all 0; they need not add up to 1
 * @param uniform between 0 and 1
 * @returns [weights.length], ascending
 */
export function systematicParents(weights: Float64Array, uniform: number): Int32Array {
  const parents = new Int32Array(weights.length);
  const spacing = weights.reduce((total, weight) => total + weight, 0) / weights.length;
  let parent = 0;
  let reached = weights[0]!;
  for (let child = 0; child < parents.length; child += 1) {
    const point = (uniform + child) * spacing;
    while (reached < point && parent < weights.length - 1) {
      parent += 1;
      reached += weights[parent]!;
    }
    parents[child] = parent;
  }
  return parents;
}
