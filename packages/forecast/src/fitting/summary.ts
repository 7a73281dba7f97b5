import type { Prior } from '@proviso/kernel';
import { mean, quantile, variance } from './diagnostics/chains.ts';
import { bulkSize, errorOfMean, tailSize } from './diagnostics/effective-size.ts';
import { rHat } from './diagnostics/r-hat.ts';
import type { Posterior } from './posterior.ts';

/** Where a param lies. */
export interface Spread {
  readonly mean: number;
  readonly sd: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** What a fit says of one param, beside what was thought before. */
export interface ParamSummary {
  readonly name: string;
  readonly title?: string;
  readonly unit?: string;
  readonly prior: Spread;
  readonly posterior: Spread;
  /** Monte Carlo standard error of the posterior's mean; NaN, as the next three, where no chain moved. */
  readonly error: number;
  readonly rHat: number;
  readonly bulkSize: number;
  readonly tailSize: number;
  readonly densities: Densities;
}

/** Prior and posterior as histograms over the same bins, which hold all but the outermost hundredth of both. */
export interface Densities {
  /** Where the first bin begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  /** [bins] share of the draws in each bin, divided by its width. */
  readonly prior: readonly number[];
  readonly posterior: readonly number[];
}

/** Draws from which the prior is summarised. */
const PRIOR_DRAWS = 4_000;

/** Prior and posterior side by side, with the chains' diagnostics, in the order of the posterior. */
export function summarise(posterior: Posterior, prior: Prior): readonly ParamSummary[] {
  const draws = Array.from({ length: PRIOR_DRAWS }, (_, path) => prior.draw(path));
  return posterior.params.map(({ name, title, unit, draws: fitted }) => {
    const position = prior.params.findIndex((param) => param.name === name);
    const chains = chainsOf(fitted, posterior);
    const before = Float64Array.from(draws, (values) => values[position]!);
    return {
      name,
      ...(title === undefined ? {} : { title }),
      ...(unit === undefined ? {} : { unit }),
      prior: spreadOf(before),
      posterior: spreadOf(fitted),
      error: errorOfMean(chains),
      rHat: rHat(chains),
      bulkSize: bulkSize(chains),
      tailSize: tailSize(chains),
      densities: densitiesOf(before, fitted),
    };
  });
}

function chainsOf(draws: Float64Array, { chains, iterations }: Posterior) {
  return Array.from({ length: chains }, (_, chain) => draws.subarray(chain * iterations, (chain + 1) * iterations));
}

function spreadOf(values: Float64Array): Spread {
  return {
    mean: mean(values),
    sd: Math.sqrt(variance(values)),
    p5: quantile(values, 0.05),
    p50: quantile(values, 0.5),
    p95: quantile(values, 0.95),
  };
}

const BINS = 32;

function densitiesOf(before: Float64Array, fitted: Float64Array): Densities {
  const from = Math.min(quantile(before, 0.005), quantile(fitted, 0.005));
  const to = Math.max(quantile(before, 0.995), quantile(fitted, 0.995));
  const density = (values: Float64Array) => {
    const bins = new Array<number>(BINS).fill(0);
    const width = (to - from) / BINS;
    for (const value of values) {
      const bin = Math.floor((value - from) / width);
      if (bin >= 0 && bin < BINS) bins[bin]! += 1 / (values.length * width);
    }
    return bins;
  };
  return { from, to, prior: density(before), posterior: density(fitted) };
}
