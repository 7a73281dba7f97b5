import type { Answer, Estimate, Forecast } from '@proviso/forecast';

/** One setting of a comparison: what it answers, and how far that is from the case's own answers. */
export interface Column {
  readonly kind: 'own' | 'turned' | 'kept' | 'scenario';
  readonly name: string;
  readonly title: string;
  /** By question; absent where no path met the question's condition. */
  readonly results: ReadonlyMap<string, Estimate>;
  readonly differences: ReadonlyMap<string, Estimate>;
}

/** A forecast in which something was turned, and what it is called. */
export interface TurnedForecast {
  readonly kind: 'turned' | 'kept';
  readonly name: string;
  readonly title: string;
  readonly forecast: Forecast;
}

/** The case's own answers, those of what was turned, and those of scenarios, in that order. */
export function columnsOf(own: Forecast, turned: readonly TurnedForecast[]): readonly Column[] {
  const ownResults = resultsOf(own.questions);
  return [
    { kind: 'own', name: 'own', title: 'The case’s own', results: ownResults, differences: new Map() },
    ...turned.flatMap(({ kind, name, title, forecast }): readonly Column[] => {
      const results = resultsOf(forecast.questions);
      return [
        { kind, name, title, results, differences: differencesOf(results, ownResults) },
        ...scenarioColumns(forecast, title, ownResults),
      ];
    }),
    ...scenarioColumns(own, undefined, ownResults),
  ];
}

function resultsOf(questions: readonly Answer[]): ReadonlyMap<string, Estimate> {
  return new Map(
    questions.flatMap(({ name, result }) => {
      return result.kind === 'not estimable' ? [] : [[name, { value: result.value, error: result.error }] as const];
    }),
  );
}

/** The runs have their random numbers in common, so that the error of a difference is at most the one of both. */
function differencesOf(
  results: ReadonlyMap<string, Estimate>,
  own: ReadonlyMap<string, Estimate>,
): ReadonlyMap<string, Estimate> {
  return new Map(
    [...results].flatMap(([question, { value, error }]) => {
      const from = own.get(question);
      if (!from) return [];
      const moved = value - from.value;
      return [[question, { value: moved, error: moved === 0 ? 0 : Math.hypot(error, from.error) }] as const];
    }),
  );
}

/** @param under what was turned when the scenarios were run; undefined: nothing */
function scenarioColumns(
  { scenarios }: Forecast,
  under: string | undefined,
  own: ReadonlyMap<string, Estimate>,
): readonly Column[] {
  return scenarios.map(({ name, title, answers }) => {
    const results = new Map(answers.flatMap(({ question, result }) => (result ? [[question, result] as const] : [])));
    const paired = answers.flatMap(({ question, difference }) => (difference ? [[question, difference] as const] : []));
    return {
      kind: 'scenario',
      name: under === undefined ? name : `${name}, ${under}`,
      title: under === undefined ? (title ?? name) : `${title ?? name}, ${under.toLowerCase()}`,
      results,
      differences: under === undefined ? new Map(paired) : differencesOf(results, own),
    };
  });
}
