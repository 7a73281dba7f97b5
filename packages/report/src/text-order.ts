import type { Forecast } from '@proviso/forecast';

/** Where a thing is declared. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The forecast with its questions, scenarios, charts and instruments in the order in which the case declares them, by
 * file and line: the order in which a person wrote the argument is the one in which another wants to read it. The model
 * itself is sorted by name, since order means nothing to it.
 */
export function inTextOrder(forecast: Forecast, places: ReadonlyMap<string, Place>): Forecast {
  const sorted = <T extends { readonly name: string }>(things: readonly T[]) => inOrderOfText(things, places);
  const questions = sorted(forecast.questions);
  const byQuestion = <T extends { readonly question: string }>(answers: readonly T[]): readonly T[] =>
    [...answers].sort((a, b) => rank.get(a.question)! - rank.get(b.question)!);
  const rank = new Map(questions.map((question, index) => [question.name, index]));
  return {
    ...forecast,
    questions,
    scenarios: sorted(forecast.scenarios).map((scenario) => ({
      ...scenario,
      answers: byQuestion(scenario.answers),
    })),
    readers: forecast.readers.map((reader) => ({ ...reader, answers: byQuestion(reader.answers) })),
    charts: sorted(forecast.charts),
    instruments: sorted(forecast.instruments),
  };
}

/** Things in the order in which the case declares them. */
export function inOrderOfText<T extends { readonly name: string }>(
  things: readonly T[],
  places: ReadonlyMap<string, Place>,
): readonly T[] {
  return [...things].sort((a, b) => comparePlaces(places.get(a.name), places.get(b.name)));
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
