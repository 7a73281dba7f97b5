/** A probability that was stated, and whether it came about. */
export interface Verified {
  readonly probability: number;
  readonly happened: boolean;
}

/** Forecasts of about the same probability, and how often they came about. */
export interface ReliabilityBin {
  /** Probabilities from `low` up to `high`; the last bin has its end as well. */
  readonly low: number;
  readonly high: number;
  readonly forecasts: number;
  readonly meanForecast: number;
  readonly frequency: number;
}

/** How well stated probabilities agree with what came about. */
export interface Reliability {
  /** Bins that hold any forecast, in order. */
  readonly bins: readonly ReliabilityBin[];
  /** Distance of frequencies from forecasts, less is better; 0 where of forecasts of p a share of p comes about. */
  readonly reliability: number;
  /** How far apart the frequencies of the bins are, more is better. */
  readonly resolution: number;
  /** Brier score of always forecasting the overall frequency. */
  readonly uncertainty: number;
}

export const BINS = 10;

/**
 * Forecasts in ten bins of equal width, and the partition of their Brier score: reliability - resolution + uncertainty.
 * It adds up to the score of forecasts that are rounded to the mean of their bin.
 * A. H. Murphy, "A new vector partition of the probability score", Journal of Applied Meteorology 12 (1973).
 * @returns undefined for no forecasts
 */
export function reliabilityOf(verified: readonly Verified[]): Reliability | undefined {
  if (verified.length === 0) return undefined;
  const groups = Map.groupBy(verified, ({ probability }) => binOf(probability));
  const bins = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([bin, members]) => ({
      low: bin / BINS,
      high: (bin + 1) / BINS,
      forecasts: members.length,
      meanForecast: mean(members.map(({ probability }) => probability)),
      frequency: frequencyOf(members),
    }));
  const overall = frequencyOf(verified);
  const weighted = (term: (bin: ReliabilityBin) => number) =>
    bins.reduce((total, bin) => total + bin.forecasts * term(bin), 0) / verified.length;
  return {
    bins,
    reliability: weighted((bin) => (bin.meanForecast - bin.frequency) ** 2),
    resolution: weighted((bin) => (bin.frequency - overall) ** 2),
    uncertainty: overall * (1 - overall),
  };
}

function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

function frequencyOf(verified: readonly Verified[]): number {
  return mean(verified.map(({ happened }) => (happened ? 1 : 0)));
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
