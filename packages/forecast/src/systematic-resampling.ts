/**
 * Parents of a new generation by systematic resampling: one uniform number places `weights.length` evenly spaced points
 * on the weights laid end to end, so that a particle with weight w of total W has floor or ceiling of n w / W children.
 * G. Kitagawa (1996), Monte Carlo filter and smoother, Journal of Computational and Graphical Statistics 5, appendix;
 * J. Carpenter, P. Clifford, P. Fearnhead (1999), Improved particle filter for nonlinear problems, IEE Proceedings 146.
 *
 * Every particle that has children is one of them and stays where it is; the others take the places of those that have
 * none, in order.
 * @param weights not negative, not all 0; they need not add up to 1
 * @param uniform between 0 and 1
 * @returns [weights.length]
 */
export function systematicParents(weights: Float64Array, uniform: number): Int32Array {
  const children = childrenOf(weights, uniform);
  const parents = new Int32Array(weights.length);
  let parent = 0;
  for (let place = 0; place < parents.length; place += 1) {
    if (children[place]! > 0) {
      parents[place] = place;
      continue;
    }
    while (children[parent]! < 2) parent += 1;
    children[parent]! -= 1;
    parents[place] = parent;
  }
  return parents;
}

/** Number of children of each particle: points that fall on its weight. */
function childrenOf(weights: Float64Array, uniform: number): Int32Array {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) total += weights[i]!;
  const spacing = total / weights.length;
  const children = new Int32Array(weights.length);
  let parent = 0;
  let reached = weights[0]!;
  for (let child = 0; child < children.length; child += 1) {
    const point = (uniform + child) * spacing;
    while (reached < point && parent < weights.length - 1) {
      parent += 1;
      reached += weights[parent]!;
    }
    children[parent]! += 1;
  }
  return children;
}
