import type { Case, CivilDate, Question } from '@proviso/model';
import type { Answer, Forecast } from '../forecast.ts';
import type { OtherForecast, PastForecast, PastQuestion } from './past-question.ts';
import { type Resolution, resolve } from './resolution.ts';
import { baseRate, statusQuo } from './trivial-forecasts.ts';

/**
 * The questions of a case with what was forecast on each day, by whom, and how they came out.
 * @param forecasts of the same case, in order of as-of day
 * @param known the day as of which the questions are resolved
 */
export function questionsOf(model: Case, forecasts: readonly Forecast[], known: CivilDate): readonly PastQuestion[] {
  const rates = forecasts.map((forecast) => baseRate(resolvedBy(model, forecast)));
  return model.questions.map((question, q) => {
    const answers = forecasts.map((forecast) => forecast.questions[q]!);
    const [first] = answers;
    return {
      name: question.name,
      ...(question.title === undefined ? {} : { title: question.title }),
      kind: question.asks.kind,
      settledOn: first?.settledOn ?? model.timeline.through,
      resolution: resolve(model, question, known),
      forecasts: answers.map((answer, i): PastForecast => {
        const { asOf } = forecasts[i]!;
        const pending = isPending(answer, asOf);
        const others = pending ? othersOn(model, question, asOf, answer, answers[i - 1]?.result, rates[i]!) : [];
        return { asOf, answer: answer.result, pending, others };
      }),
    };
  });
}

/** How the questions whose last day has passed had come out as of the day of a forecast. */
function resolvedBy(model: Case, { asOf, questions }: Forecast): readonly Resolution[] {
  return model.questions
    .filter((_, q) => questions[q]!.settledOn <= asOf)
    .map((question) => resolve(model, question, asOf));
}

/** A question whose days are over, or of which the records leave nothing to chance, is no longer forecast. */
function isPending({ settledOn, result }: Answer, asOf: CivilDate): boolean {
  const decided = result.kind === 'probability' && result.error === 0;
  return asOf < settledOn && !decided;
}

function othersOn(
  model: Case,
  question: Question,
  asOf: CivilDate,
  answer: Answer,
  last: Answer['result'] | undefined,
  rate: number,
): readonly OtherForecast[] {
  const kept = statusQuo(model, question, asOf);
  const persisted: readonly OtherForecast[] = kept === undefined ? [] : [{ by: { kind: 'status quo' }, value: kept }];
  if (answer.kind === 'value') return persisted;
  return [
    ...persisted,
    { by: { kind: 'base rate' }, value: rate },
    ...(last?.kind === 'probability' ? [{ by: { kind: 'last forecast' } as const, value: last.value }] : []),
    ...latestClaims(answer),
  ];
}

/** The middle of the range that each voice claimed last. */
function latestClaims({ claims }: Answer): readonly OtherForecast[] {
  const latest = new Map<string, Answer['claims'][number]>();
  for (const claim of claims) {
    const before = latest.get(claim.by);
    if (!before || before.on <= claim.on) latest.set(claim.by, claim);
  }
  return [...latest.values()].map(({ by, byTitle, low, high }) => ({
    by: { kind: 'claim', name: by, ...(byTitle === undefined ? {} : { title: byTitle }) },
    value: (low + high) / 2,
  }));
}
