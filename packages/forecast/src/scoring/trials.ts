import type { CivilDate } from '@proviso/model';
import type { Forecaster, PastQuestion } from './past-question.ts';

/** One probability that met its outcome. */
export interface Trial {
  readonly question: string;
  readonly asOf: CivilDate;
  readonly by: Forecaster;
  readonly probability: number;
  readonly happened: boolean;
}

/** All probabilities that were put to a question that has come out, the model's first on each day. */
export function trialsOf({ name, resolution, forecasts }: PastQuestion): readonly Trial[] {
  if (resolution.kind !== 'yes' && resolution.kind !== 'no') return [];
  const happened = resolution.kind === 'yes';
  return forecasts.flatMap(({ asOf, answer, pending, others }) => {
    if (!pending || answer.kind !== 'probability') return [];
    const trial = (by: Forecaster, probability: number): Trial => ({ question: name, asOf, by, probability, happened });
    return [trial({ kind: 'model' }, answer.value), ...others.map(({ by, value }) => trial(by, value))];
  });
}

/** The same for all trials of one forecaster. */
export function forecasterKey(by: Forecaster): string {
  return by.kind === 'claim' ? `claim of ${by.name}` : by.kind;
}
