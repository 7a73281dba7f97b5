// What the tests of distributions measure with.

/** Integral over an interval, finite or not, by the double exponential rule of Takahasi and Mori (1974). */
export function integral(f: (x: number) => number, low: number, high: number): number {
  if (low === -Infinity && high === Infinity) return integral(f, -Infinity, 0) + integral(f, 0, Infinity);
  if (low === -Infinity) return integral((x) => f(-x), -high, Infinity);
  const step = 1 / 64;
  let sum = 0;
  for (let i = -6 / step; i <= 6 / step; i += 1) {
    const t = i * step;
    const s = (Math.PI / 2) * Math.sinh(t);
    const slope = (Math.PI / 2) * Math.cosh(t);
    // From the nearer end, so that a singularity there is met at its true distance.
    const share = 1 / (1 + Math.exp(-2 * s));
    const x =
      high === Infinity
        ? low + Math.exp(s)
        : s < 0
          ? low + (high - low) * share
          : high - (high - low) / (1 + Math.exp(2 * s));
    const weight = high === Infinity ? Math.exp(s) * slope : (high - low) * 2 * share * (1 - share) * slope;
    if (weight > 0 && weight < Infinity && x > low && x < high) sum += f(x) * weight;
  }
  return sum * step;
}

/** The 0.9999 quantile of a chi-square, by Wilson and Hilferty (1931). */
export function chiSquareBound(df: number): number {
  const z = 3.719;
  return df * (1 - 2 / (9 * df) + z * Math.sqrt(2 / (9 * df))) ** 3;
}
