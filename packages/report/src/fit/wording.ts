import type { Fit, ParamSummary, SeriesCheck } from '@proviso/forecast';
import { shownCount, shownShare } from '../shown-number.ts';
import { counted } from '../wording.ts';

/** What was run and what it rests on, as sentences. */
export function groundsOf({
  posterior,
  evidence,
  acceptance,
  logLikelihoodVariance,
  unfitted,
}: Fit): readonly string[] {
  const { chains, iterations, warmup, particles, seed, modelHash } = posterior;
  return [
    `${counted(chains, 'chain')} of ${shownCount(iterations)} draws after ${shownCount(warmup)} of warm-up, ${shownCount(particles)} particles, seed ${seed}, model ${modelHash.slice(0, 12)}.`,
    `${counted(evidence, 'item')} of evidence.`,
    `Proposals taken: ${acceptance.map(shownShare).join(', ')}.`,
    `Variance of the log-likelihood at the middle of the posterior: ${logLikelihoodVariance.toFixed(2)}.`,
    ...(unfitted.length === 0 ? [] : [`Drawn anew on every path: ${unfitted.join(', ')}.`]),
  ];
}

/** How many independent draws those of a param are worth, in the bulk or in the tails, whichever is less. */
export function sizeOf({ bulkSize, tailSize }: ParamSummary): string {
  return defined(Math.min(bulkSize, tailSize), shownCount);
}

/** A diagnostic, or `none` where no chain moved. */
export function defined(value: number, shown: (value: number) => string): string {
  return Number.isFinite(value) ? shown(value) : 'none';
}

/** Three significant digits, with a true minus sign. */
export function significant(value: number): string {
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e7) ? size.toExponential(2) : plain(size);
  return value < 0 ? `−${text}` : text;
}

function plain(size: number): string {
  const digits = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  return size.toFixed(digits);
}

const LYING: Readonly<Record<SeriesCheck['lying'], string>> = {
  evenly: 'lie among the predictions as they should',
  low: 'lie lower than was to be expected',
  high: 'lie higher than was to be expected',
  'far out': 'lie too far out: the predictions are too sure of themselves',
  'near the middle': 'lie too near the middle: the predictions are less sure than they could be',
  unevenly: 'lie unevenly among the predictions',
};

/** `22 figures lie among the predictions as they should (p = 0.43)` */
export function checkSentence({ figures, lying, pValue }: SeriesCheck): string {
  const what = figures.length === 1 ? LYING[lying].replace(/^lie/, 'lies') : LYING[lying];
  const test = pValue === undefined ? 'too few to test' : `p ${pValue < 0.001 ? '< 0.001' : `= ${pValue.toFixed(3)}`}`;
  return `${counted(figures.length, 'figure')} ${what} (${test})`;
}

export const CHECKS_LEGEND =
  'Each figure is ranked among what was to be expected of it a step before. Where model and data belong together all ranks ' +
  'are as likely; p is the probability that even ranks would lie as unevenly (Kolmogorov and Smirnov).';
