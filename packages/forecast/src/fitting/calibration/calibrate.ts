import { DrawSource, prepareCompiled, priorOf, RunFailure, siteOf } from '@proviso/kernel';
import { type Case, type CivilDate, caseAsOf, formatUnit, stepsOf } from '@proviso/model';
import { chooseReader } from '../../choices.ts';
import { orFailure } from '../../failure.ts';
import type { ForecastFailure } from '../../options.ts';
import { Pace } from '../../pace.ts';
import { beginChain, runOn } from '../chain.ts';
import { nothingToFit } from '../fit-options.ts';
import { enoughParticles } from '../particle-number.ts';
import { evidenceHash } from '../posterior.ts';
import { type Evenness, evennessOf } from '../predictive/evenness.ts';
import { type PreparedTarget, prepareTarget } from '../target.ts';
import { figuresOnly, simulatorOf } from './simulated-case.ts';

export interface CalibrationOptions {
  /** Figures up to this day are simulated. */
  readonly asOf: CivilDate;
  /** How many times params are drawn, figures simulated and params fitted to them; by default 100. */
  readonly fits?: number;
  /** Iterations of each fit in which its proposal learns; by default 500. */
  readonly warmup?: number;
  /** Particles of each estimate of the likelihood; by default as many as the first fit needs. */
  readonly particles?: number;
  /** 0 to 2^32 - 1; by default 1. */
  readonly seed?: number;
  readonly reader?: string;
  readonly onProgress?: (fraction: number, phase: string) => void;
  readonly signal?: AbortSignal;
}

/** Where the true values of a param lie among the draws of the fits. */
export interface ParamCalibration extends Evenness {
  readonly name: string;
  readonly title?: string;
  readonly unit?: string;
  /** [fits] between 0 and 1. */
  readonly ranks: readonly number[];
}

export interface Calibration {
  readonly title: string;
  readonly asOf: CivilDate;
  readonly seed: number;
  readonly fits: number;
  readonly warmup: number;
  readonly particles: number;
  /** Figures that were simulated for each fit. */
  readonly figures: number;
  readonly params: readonly ParamCalibration[];
}

export type CalibrationOutcome =
  | { readonly kind: 'calibration'; readonly calibration: Calibration }
  | { readonly kind: 'failure'; readonly failure: ForecastFailure };

/** Draws of a fit among which the true value is ranked, and how many iterations lie from one to the next. */
const RANKED = 19;
const THINNING = 20;

/**
 * Whether fits of a case can be trusted: params are drawn from their prior, the figures of the case are simulated from
 * them, and the params are fitted to these. The true values lie anywhere among the draws, no place likelier than another,
 * if and only if prior, simulation and fit belong together.
 * S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman (2018), Validating Bayesian inference algorithms with
 * simulation-based calibration, arXiv:1804.06788.
 * @returns a failure where the case makes no sense at run time or has nothing to calibrate; rejects only on abortion
 */
export function calibrate(model: Case, options: CalibrationOptions): Promise<CalibrationOutcome> {
  return orFailure(async () => ({ kind: 'calibration', calibration: await calibrateOrThrow(model, options) }));
}

async function calibrateOrThrow(whole: Case, options: CalibrationOptions): Promise<Calibration> {
  const { asOf, fits = 100, warmup = 500, seed = 1, onProgress } = options;
  const known = caseAsOf(whole, asOf);
  const reader = chooseReader(known, options.reader)?.name;
  const pace = new Pace({ ...(options.signal ? { signal: options.signal } : {}) });
  const model = figuresOnly(known, stepsOf(known.timeline));
  const figures = countOf(model);
  if (figures === 0) throw nothingToSimulate();
  const base = { asOf, ...(reader ? { reader } : {}), modelHash: evidenceHash(model), chains: 1, warmup };
  const prior = priorOf(model, { ...base, seed });
  const { params } = prior;
  if (params.length === 0) throw nothingToFit();
  const names = params.map(({ name }) => name);
  const simulate = simulatorOf(model, names, { ...base, seed }, prepareCompiled);
  const ranks: number[][] = params.map(() => []);
  let particles = options.particles;
  for (let number = 0; number < fits; number += 1) {
    onProgress?.(number / fits, `fit ${number + 1} of ${fits}`);
    // Every fit has a seed of its own, and with it random numbers that neither another one nor the simulation has.
    const settings = { ...base, seed: (seed + 1) * 2 ** 20 + number };
    const truth = prior.draw(number);
    const prepared = prepareTarget(simulate(truth, number), settings, prepareCompiled, pace.breathe);
    particles ??= await enoughParticles(prepared);
    const found = await ranksOf(truth, prepared, particles, settings);
    found.forEach((rank, p) => {
      ranks[p]!.push(rank);
    });
  }
  const calibrated = params.map(({ name, title, unit }, p): ParamCalibration => {
    const shown = formatUnit(unit);
    const described = { name, ...(title === undefined ? {} : { title }), ...(shown === '1' ? {} : { unit: shown }) };
    return { ...described, ranks: ranks[p]!, ...evennessOf(ranks[p]!) };
  });
  return { title: known.title, asOf, seed, fits, warmup, particles: particles!, figures, params: calibrated };
}

/** Of each true value among thinned draws of a chain, [params]; ties of whole ranks are broken evenly. */
async function ranksOf(
  truth: readonly number[],
  prepared: PreparedTarget,
  particles: number,
  { warmup, seed }: { readonly warmup: number; readonly seed: number },
): Promise<readonly number[]> {
  const target = prepared.with(particles);
  const chain = await beginChain(1, target);
  const { draws } = await runOn(chain, warmup + RANKED * THINNING, target);
  const thinned = draws.filter((_, i) => i % THINNING === THINNING - 1);
  const source = new DrawSource(seed);
  const site = siteOf('calibration rank');
  return truth.map((value, p) => {
    const below = thinned.filter((values) => values[p]! < value).length;
    return (below + source.uniform({ site, path: 0, step: p, draw: 0 })) / (RANKED + 1);
  });
}

function countOf({ states, observations }: Case): number {
  const series = [...states, ...observations].flatMap((of) => (of.series ? [of.series] : []));
  return series.reduce((sum, { rows }) => sum + rows.length, 0);
}

function nothingToSimulate(): RunFailure {
  return new RunFailure({
    code: 'PV0914',
    subject: 'figures',
    message: 'the case has no figures that could be simulated by this day',
    help: 'calibrate a case whose states or observations have data, as of a day by which some are known',
  });
}
