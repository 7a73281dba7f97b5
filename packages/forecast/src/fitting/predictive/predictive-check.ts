import { DrawSource, type Executor, type Prepare, type Prior, siteOf } from '@proviso/kernel';
import type { Case, CivilDate } from '@proviso/model';
import { heavinessOf, relativeWeights } from '../../island/heaviness.ts';
import { type Island, settle } from '../../island/island.ts';
import { islandsOf } from '../../islands.ts';
import { type Breath, filterParticles } from '../../particle-filter.ts';
import { stepOn } from '../../warnings.ts';
import type { FitSettings } from '../fit-settings.ts';
import { fittedPart, type Posterior } from '../posterior.ts';
import { drawsFor } from '../posterior-draws.ts';
import { type Evenness, evennessOf } from './evenness.ts';
import { type PredictedSeries, predictedSeries, withPredictions } from './predicted-model.ts';

/** How the figures of a series lie among what was to be expected of each a step before. */
export interface SeriesCheck extends Evenness {
  readonly name: string;
  readonly title?: string;
  readonly unit?: string;
  /** Each figure with its rank: the share of predictions below it. */
  readonly figures: readonly { readonly date: CivilDate; readonly value: number; readonly rank: number }[];
}

/** The same figures held against the params as they were thought to be, and as the data left them. */
export interface PredictiveChecks {
  readonly prior: readonly SeriesCheck[];
  readonly posterior: readonly SeriesCheck[];
}

/** Draws of the params from which is predicted, each with so many particles. */
const DRAWS = 200;
const PARTICLES = 16;

/**
 * Prior and posterior predictive checks: every figure is ranked among predictions one step ahead, from particles that the
 * figures before it have filtered. Where model and data belong together, ranks are even.
 * T. Gneiting, F. Balabdaoui, A. Raftery (2007), Probabilistic forecasts, calibration and sharpness, Journal of the Royal
 * Statistical Society B 69; D. Rubin (1984), Bayesianly justifiable and relevant frequency calculations for the applied
 * statistician, Annals of Statistics 12.
 */
export async function predictiveChecks(
  known: Case,
  settings: FitSettings,
  { prior, posterior }: { readonly prior: Prior; readonly posterior: Posterior },
  prepare: Prepare,
  breathe: Breath,
): Promise<PredictiveChecks> {
  const held = new Set(posterior.params.map(({ name }) => name));
  const executor = prepare(withPredictions(fittedPart(known)), { ...settings, held });
  const end = stepOn(executor.steps, settings.asOf) + 1;
  const series = predictedSeries(known, executor.steps.slice(0, end));
  if (series.length === 0) return { prior: [], posterior: [] };
  const run = async (draws: Posterior) =>
    checksOf(series, await ranksOf(executor, series, draws, end, settings.seed, breathe));
  return { prior: await run(drawnFromPrior(prior, posterior)), posterior: await run(posterior) };
}

/** Draws of the prior in the form of a posterior of one chain. */
function drawnFromPrior(prior: Prior, posterior: Posterior): Posterior {
  const draws = Array.from({ length: DRAWS }, (_, path) => prior.draw(path));
  const params = posterior.params.map((param) => {
    const position = prior.params.findIndex(({ name }) => name === param.name);
    return { ...param, draws: Float64Array.from(draws, (values) => values[position]!) };
  });
  return { ...posterior, chains: 1, iterations: DRAWS, params };
}

/** By series and figure: weight of the predictions below it, at it, and of all. */
type Tally = readonly (readonly { below: number; at: number; all: number }[])[];

/** Each draw counts once, however well it explains what is known. */
async function ranksOf(
  executor: Executor,
  series: readonly PredictedSeries[],
  draws: Posterior,
  end: number,
  seed: number,
  breathe: Breath,
): Promise<readonly (readonly number[])[]> {
  const tally: Tally = series.map(({ figures }) => figures.map(() => ({ below: 0, at: 0, all: 0 })));
  const items = executor.evidence.slice(0, end).map((inStep) => inStep.length);
  const source = new DrawSource(seed);
  const resampling = (island: number, step: number) =>
    source.uniform({ site: siteOf('resampling'), path: island, step, draw: 0 });
  const islands = Math.min(DRAWS, draws.chains * draws.iterations);
  const held = drawsFor(draws, executor, islands, 0);
  const particles = executor.particles(PARTICLES);
  try {
    for (const [k, task] of islandsOf(PARTICLES * islands, 0, islands).entries()) {
      const island = settle(particles, { ...task, held: held[k]! });
      const groupMoved = (group: number, step: number) => count(executor, series, island, tally, group, step);
      const observer = { groupMoved, groupRan: () => {}, stepDone: () => {} };
      await filterParticles(island, items, resampling, { itemByItem: false }, observer, breathe);
    }
  } finally {
    particles.free();
  }
  const site = siteOf('rank among equals');
  return tally.map((figures, s) =>
    figures.map(({ below, at, all }, f) => (below + at * source.uniform({ site, path: s, step: f, draw: 0 })) / all),
  );
}

/** Adds what an island expects of a step's figures before it knows them. */
function count(
  { layout }: Executor,
  series: readonly PredictedSeries[],
  { particles }: Island,
  tally: Tally,
  group: number,
  step: number,
): void {
  const { greatest, sum } = heavinessOf(particles);
  const weights = relativeWeights(particles, greatest);
  const predictions = new Float64Array(particles.count);
  series.forEach(({ prediction, figures }, s) => {
    const f = figures.findIndex((figure) => figure.step === step);
    if (f < 0) return;
    const { value } = figures[f]!;
    const sums = tally[s]![f]!;
    particles.read(group, layout.quantities.get(prediction)!, predictions, 0);
    for (let i = 0; i < predictions.length; i += 1) {
      const weight = (weights[i]! * weights.length) / sum;
      sums.all += weight;
      if (predictions[i]! < value) sums.below += weight;
      else if (predictions[i] === value) sums.at += weight;
    }
  });
}

function checksOf(series: readonly PredictedSeries[], ranks: readonly (readonly number[])[]): readonly SeriesCheck[] {
  return series.map(({ prediction: _, figures, ...described }, s) => ({
    ...described,
    figures: figures.map(({ date, value }, f) => ({ date, value, rank: ranks[s]![f]! })),
    ...evennessOf(ranks[s]!),
  }));
}
