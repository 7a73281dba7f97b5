import type { ForecastOptions } from '@proviso/forecast';
import { type CheckedCase, checkCase, type Place } from '@proviso/language';
import { calendar, explain, intervals, minimalChangeSets, status, subjectOf } from '@proviso/law';
import type { Case } from '@proviso/model';
import { runForecast } from './forecasting.ts';
import type { EngineCall, EngineCalls, RegisterPage, RegisterQuestion } from './protocol.ts';

type Running = Pick<ForecastOptions, 'onProgress' | 'signal'>;
type Answers = {
  readonly [C in EngineCall]: (
    asks: EngineCalls[C]['asks'],
    running: Running,
  ) => EngineCalls[C]['gives'] | Promise<EngineCalls[C]['gives']>;
};

/** Answers the page's questions about one case at a time: the one that checked without error last. */
export function openWorkbench(): Answers {
  let checked: CheckedCase = { places: new Map(), diagnostics: [] };
  const model = (): Case => {
    if (!checked.model) throw new Error('no case has checked yet');
    return checked.model;
  };
  return {
    check: ({ files, library }) => {
      const result = checkCase({ files }, library);
      if (result.model) checked = result;
      return result;
    },
    register: (question) => registerPage(model(), checked.places, question),
    explain: ({ name, ...asOf }) => (subjectOf(model(), name) ? explain(model(), name, asOf) : undefined),
    changeSets: ({ name, ...asOf }) => (subjectOf(model(), name) ? minimalChangeSets(model(), name, asOf) : undefined),
    forecast: (setting, running) => runForecast(model(), setting, running),
  };
}

function registerPage(model: Case, places: ReadonlyMap<string, Place>, { on, known }: RegisterQuestion): RegisterPage {
  const subjects = [
    ...model.regimes,
    ...model.agreements.flatMap((agreement) => [agreement, ...agreement.obligations]),
  ].sort((a, b) => comparePlaces(places.get(a.name), places.get(b.name)));
  return {
    on,
    known,
    answers: subjects.map(({ name }) => status(model, name, { on, known })),
    calendar: calendar(model, { ...model.timeline, known }),
    intervals: intervals(model, { known }),
  };
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
