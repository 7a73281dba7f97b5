/** x' = persistence x + normal(0, level variance), observed as y = x + normal(0, noise variance). */
export interface LinearModel {
  readonly persistence: number;
  readonly levelVariance: number;
  readonly noiseVariance: number;
  /** Mean and variance of x in the first step, in which nothing is observed. */
  readonly start: { readonly mean: number; readonly variance: number };
}

/** Log-likelihood of what is observed from the second step on, exactly. */
export function kalmanLogLikelihood(model: LinearModel, observed: readonly number[]): number {
  return kalmanFilter(model, observed).logLikelihood;
}

/**
 * The same, with mean and variance of x given all that is observed.
 * R. Kalman (1960), A new approach to linear filtering and prediction problems, Journal of Basic Engineering 82.
 */
export function kalmanFilter(model: LinearModel, observed: readonly number[]) {
  let { mean, variance } = model.start;
  let total = 0;
  for (const y of observed) {
    mean *= model.persistence;
    variance = model.persistence ** 2 * variance + model.levelVariance;
    const spread = variance + model.noiseVariance;
    total -= 0.5 * (Math.log(2 * Math.PI * spread) + (y - mean) ** 2 / spread);
    const gain = variance / spread;
    mean += gain * (y - mean);
    variance *= 1 - gain;
  }
  return { logLikelihood: total, mean, variance };
}

/** Mean and standard deviation of numbers whose log weights are known. */
export function weightedSpread(points: readonly { readonly value: number; readonly logWeight: number }[]) {
  const most = Math.max(...points.map(({ logWeight }) => logWeight));
  const weights = points.map(({ logWeight }) => Math.exp(logWeight - most));
  const total = weights.reduce((sum, weight) => sum + weight);
  const mean = points.reduce((sum, { value }, i) => sum + weights[i]! * value, 0) / total;
  const square = points.reduce((sum, { value }, i) => sum + weights[i]! * (value - mean) ** 2, 0) / total;
  return { mean, sd: Math.sqrt(square) };
}
