import type { ForecastOutcome } from '@proviso/forecast';
import type { Case, Question } from '@proviso/model';
import type { RunSetting } from '../store/setting.ts';

/** What is known of a param on the as-of day: its mean, and between what it lies on nine paths in ten. */
export interface ParamAsKnown {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The case with its params for questions: where they stand once all that is known has weighed the paths. */
export function askingForParams(model: Case, { asOf }: RunSetting): Case {
  const { from, through } = model.timeline;
  const on = asOf < from ? from : asOf > through ? through : asOf;
  const questions = model.params.map(
    ({ name }): Question => ({ name, asks: { kind: 'value', value: { kind: 'quantity', name }, on } }),
  );
  return { ...model, questions, claims: [], scenarios: [] };
}

/** The params as a forecast of {@link askingForParams} answers them; none where the case cannot be run. */
export function paramsIn(outcome: ForecastOutcome): readonly ParamAsKnown[] {
  if (outcome.kind === 'failure') return [];
  return outcome.forecast.questions.flatMap(({ name, result }) =>
    result.kind === 'distribution'
      ? [{ name, mean: result.value, low: result.quantiles.p5, high: result.quantiles.p95 }]
      : [],
  );
}
