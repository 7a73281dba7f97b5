import type { Answer, Forecast } from '../forecast.ts';
import type { Backtest } from '../scoring/backtest.ts';
import type { LedgerEntry } from './ledger-line.ts';

/**
 * The answers of a forecast as entries; those that could not be estimated are left out.
 * @param posterior SHA-256 of the file of draws with which the forecast was made
 */
export function entriesOf(forecast: Forecast, written: string, posterior?: string): readonly LedgerEntry[] {
  const entries = forecast.questions.flatMap((answer) => entryOf(forecast, forecast, answer, answer.result, written));
  return posterior === undefined ? entries : entries.map((entry) => ({ ...entry, posterior }));
}

/** The forecasts of a backtest as entries, day after day; of questions over or decided by then there is none. */
export function pastEntriesOf(backtest: Backtest, written: string): readonly LedgerEntry[] {
  return backtest.days.flatMap((day, i) =>
    backtest.questions.flatMap((question) => {
      const { pending, answer } = question.forecasts[i]!;
      return pending ? entryOf(backtest, day, question, answer, written) : [];
    }),
  );
}

function entryOf(
  { title, reader, seed, paths }: Pick<Forecast, 'title' | 'reader' | 'seed' | 'paths'>,
  { asOf, modelHash, hindsight }: Pick<Forecast, 'asOf' | 'modelHash' | 'hindsight'>,
  { name, settledOn }: Pick<Answer, 'name' | 'settledOn'>,
  result: Answer['result'],
  written: string,
): readonly LedgerEntry[] {
  if (result.kind === 'not estimable') return [];
  const { value, error } = result;
  return [
    {
      case: title,
      question: name,
      asOf,
      settledOn,
      ...(result.kind === 'probability' ? { probability: value } : { mean: value, quantiles: result.quantiles }),
      error,
      hindsight: hindsight.length > 0,
      ...(reader ? { reader: reader.name } : {}),
      modelHash,
      seed,
      paths,
      written,
    },
  ];
}
