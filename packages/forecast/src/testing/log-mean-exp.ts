/** Logarithm of the mean of weights, from their logarithms as they stand. */
export function logMeanExp(logWeights: Float64Array): number {
  const greatest = Math.max(...logWeights);
  return greatest + Math.log(logWeights.reduce((sum, log) => sum + Math.exp(log - greatest), 0) / logWeights.length);
}
