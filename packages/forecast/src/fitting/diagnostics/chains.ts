import { normalQuantile } from './normal-quantile.ts';

/** Draws of one quantity: [chains][draws], all chains of one length. */
export type Chains = readonly Float64Array[];

/** Each chain cut in two, so that a chain that drifts disagrees with itself; an odd middle draw is left out. */
export function halved(chains: Chains): Chains {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
}

/** All draws, one chain after another. */
export function pooled(chains: Chains): Float64Array {
  return Float64Array.from(chains.flatMap((chain) => [...chain]));
}

/**
 * Every draw replaced by the normal quantile of its rank among all, so that what follows needs no finite variance. Equal
 * draws share the mean of their ranks; ranks become probabilities by Blom's (r - 3/8) / (n + 1/4).
 */
export function rankNormalised(chains: Chains): Chains {
  const all = pooled(chains);
  const order = Uint32Array.from(all.keys()).sort((a, b) => all[a]! - all[b]!);
  const scores = new Float64Array(all.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && all[order[to]!] === all[order[from]!]) to += 1;
    const rank = (from + 1 + to) / 2;
    const score = normalQuantile((rank - 0.375) / (all.length + 0.25));
    for (let i = from; i < to; i += 1) scores[order[i]!] = score;
    from = to;
  }
  return mapped(chains, (_, position) => scores[position]!);
}

/** The chains with every draw replaced; `position` counts through all chains. */
export function mapped(chains: Chains, replace: (value: number, position: number) => number): Chains {
  let before = 0;
  return chains.map((chain) => {
    const offset = before;
    before += chain.length;
    return chain.map((value, i) => replace(value, offset + i));
  });
}

/** The value below which a share `p` of some numbers lies, linear between neighbours. */
export function quantile(values: Float64Array, p: number): number {
  const sorted = values.slice().sort();
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Mean of some numbers. */
export function mean(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i]!;
  return total / values.length;
}

/** Variance of some numbers with n - 1. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += (values[i]! - centre) ** 2;
  return total / (values.length - 1);
}
