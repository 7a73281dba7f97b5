import type { Backtest, Forecaster, PastForecast } from '@proviso/forecast';
import { csvOf } from '../csv-table.ts';
import { oneLine } from '../wording.ts';

const COLUMNS = [
  'question',
  'title',
  'as_of',
  'by',
  'measure',
  'value',
  'error',
  'pending',
  'hindsight',
  'outcome',
] as const;

/**
 * Every forecast of a backtest as one tidy table: a row for every forecaster, question and day, with how the question came
 * out (`yes`, `no`, a number, `void`, `open`). Written as {@link csvOf} says.
 */
export function renderBacktestCsv({ questions, days }: Backtest): string {
  const rows = questions.flatMap(({ name, title, resolution, forecasts }) => {
    const outcome = resolution.kind === 'value' ? resolution.value : resolution.kind;
    return forecasts.flatMap((forecast, i) => {
      const about = { question: name, title: oneLine(title ?? ''), as_of: forecast.asOf, outcome };
      const how = { pending: forecast.pending ? 'yes' : 'no', hindsight: days[i]!.hindsight.length > 0 ? 'yes' : 'no' };
      return numbersOf(forecast).map((number) => ({ ...about, ...how, ...number }));
    });
  });
  return csvOf(COLUMNS, rows);
}

function numbersOf({ answer, others }: PastForecast) {
  const measure = answer.kind === 'distribution' ? 'value' : 'probability';
  const beside = others.map(({ by, value }) => ({ by: nameOf(by), measure, value }));
  switch (answer.kind) {
    case 'not estimable':
      return beside;
    case 'probability':
      return [{ by: 'model', measure, value: answer.value, error: answer.error }, ...beside];
    case 'distribution':
      return [
        { by: 'model', measure: 'mean', value: answer.value, error: answer.error },
        ...Object.entries(answer.quantiles).map(([level, value]) => ({ by: 'model', measure: level, value })),
        ...beside,
      ];
  }
}

function nameOf(by: Forecaster): string {
  return by.kind === 'claim' ? `claim: ${oneLine(by.name)}` : by.kind;
}
