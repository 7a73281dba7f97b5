import type { Quantiles } from '../forecast.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';
import type { Forecaster, PastQuestion } from './past-question.ts';
import { brierScore, logarithmicScore, rankedProbabilityScore } from './scores.ts';
import { forecasterKey, type Trial } from './trials.ts';

/** What a forecaster's probabilities were worth, and what the model's were where both spoke. */
export interface Standing {
  readonly by: Forecaster;
  /** Probabilities that met their outcome. */
  readonly forecasts: number;
  /** Questions that they are about. */
  readonly questions: number;
  readonly brier: number;
  readonly logarithmic: number;
  /** The model beside it on the same questions and days; absent for the model itself. */
  readonly model?: {
    readonly brier: number;
    readonly logarithmic: number;
    /** Share of the other's Brier score that the model saves, 1 - model / other; absent where the other's is 0. */
    readonly skill?: number;
    /** The other's Brier score less the model's: above 0 the model is better. */
    readonly advantage: number;
    /** 90 % interval of the advantage by the bootstrap over days; absent for a single day. */
    readonly interval?: Interval;
  };
}

/** Standing of every forecaster, the model first, the others in the order in which they first spoke. */
export function standingsOf(trials: readonly Trial[], seed: number): readonly Standing[] {
  const byForecaster = Map.groupBy(trials, ({ by }) => forecasterKey(by));
  const models = new Map((byForecaster.get('model') ?? []).map((trial) => [placeOf(trial), trial]));
  return [...byForecaster.values()].map((own): Standing => {
    const [{ by }] = own as [Trial, ...Trial[]];
    const standing = {
      by,
      forecasts: own.length,
      questions: new Set(own.map(({ question }) => question)).size,
      brier: meanOf(own, brierScore),
      logarithmic: meanOf(own, logarithmicScore),
    };
    return by.kind === 'model' ? standing : { ...standing, model: modelBeside(own, models, seed) };
  });
}

function modelBeside(
  own: readonly Trial[],
  models: ReadonlyMap<string, Trial>,
  seed: number,
): NonNullable<Standing['model']> {
  const beside = own.map((trial) => models.get(placeOf(trial))!);
  const [brier, other] = [meanOf(beside, brierScore), meanOf(own, brierScore)];
  const differences = Map.groupBy(
    own.map((trial, i) => ({ asOf: trial.asOf, value: scoreOf(trial, brierScore) - scoreOf(beside[i]!, brierScore) })),
    ({ asOf }) => asOf,
  );
  const interval = bootstrapInterval(
    [...differences.values()].map((day) => day.map(({ value }) => value)),
    seed,
  );
  return {
    brier,
    logarithmic: meanOf(beside, logarithmicScore),
    ...(other === 0 ? {} : { skill: 1 - brier / other }),
    advantage: other - brier,
    ...(interval ? { interval } : {}),
  };
}

const placeOf = ({ question, asOf }: Trial) => `${asOf} ${question}`;

type Score = (probability: number, happened: boolean) => number;

function scoreOf({ probability, happened }: Trial, score: Score): number {
  return score(probability, happened);
}

function meanOf(trials: readonly Trial[], score: Score): number {
  return mean(trials.map((trial) => scoreOf(trial, score)));
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Mean ranked probability scores on one question after a value, in its unit. */
export interface ValueStanding {
  readonly question: string;
  readonly forecasts: number;
  readonly model: number;
  /** Where the status quo has a value on every day that is scored. */
  readonly statusQuo?: number;
}

/** Standing of the model on each question after a value that has come out. */
export function valueStandingsOf(questions: readonly PastQuestion[]): readonly ValueStanding[] {
  return questions.flatMap(({ name, resolution, forecasts }): readonly ValueStanding[] => {
    if (resolution.kind !== 'value') return [];
    const scored = forecasts.flatMap(({ answer, pending, others }) =>
      pending && answer.kind === 'distribution' ? [{ quantiles: answer.quantiles, kept: others[0]?.value }] : [],
    );
    if (scored.length === 0) return [];
    const score = (quantiles: Quantiles) => rankedProbabilityScore(quantiles, resolution.value);
    const kept = scored.flatMap((it) => (it.kept === undefined ? [] : [score(pointAt(it.kept))]));
    return [
      {
        question: name,
        forecasts: scored.length,
        model: mean(scored.map(({ quantiles }) => score(quantiles))),
        ...(kept.length === scored.length ? { statusQuo: mean(kept) } : {}),
      },
    ];
  });
}

/** The distribution that is sure of a value. */
function pointAt(value: number): Quantiles {
  return { p5: value, p25: value, p50: value, p75: value, p95: value };
}
