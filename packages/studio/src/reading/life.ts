import type { Forecast } from '@proviso/forecast';
import type { CalendarEntry, StatusAnswer } from '@proviso/law';
import type { Case, CivilDate, Status } from '@proviso/model';
import { honestSize, type StatusRun, shownSampledShare, statusRuns } from '@proviso/report/words';
import type { RegisterPage } from '../engine/protocol.ts';
import type { Mark } from './life-drawing.tsx';

/** A regime or agreement through time. */
export interface Life {
  readonly name: string;
  readonly title: string;
  /** How it stands on the day looked at. */
  readonly answer: StatusAnswer;
  /** By the register up to the as-of day; as forecast after it, once there is a forecast as of that day. */
  readonly runs: readonly StatusRun[];
  readonly marks: readonly Mark[];
  readonly obligations: readonly ObligationLife[];
}

/** An obligation of an agreement, with what is on record about it. */
export interface ObligationLife {
  readonly name: string;
  readonly title: string;
  readonly answer: StatusAnswer;
  readonly due?: CivilDate;
  readonly records: readonly { readonly on: CivilDate; readonly act: 'met' | 'violated' }[];
}

/** Regimes and agreements in the order of the text, each with its course, its marks and its obligations. */
export function livesOf(model: Case, register: RegisterPage, forecast: Forecast | undefined): readonly Life[] {
  const answers = new Map(register.answers.map((answer) => [answer.name, answer]));
  const agreements = new Map(model.agreements.map((agreement) => [agreement.name, agreement]));
  const titles = new Map([...model.regimes, ...model.agreements].map(({ name, title }) => [name, title ?? name]));
  const current = forecast?.asOf === register.known ? forecast : undefined;
  return register.answers
    .filter(({ kind }) => kind === 'regime' || kind === 'agreement')
    .map((answer) => ({
      name: answer.name,
      title: titles.get(answer.name) ?? answer.name,
      answer,
      runs: runsOf(model, answer.name, register, current),
      marks: [...renewals(model, answer.name, register.known), ...pending(answer.name, register)],
      obligations: (agreements.get(answer.name)?.obligations ?? [])
        .map(({ name, title, due }): ObligationLife => {
          const records = obligationRecords(model, name, register.known);
          return { name, title: title ?? name, answer: answers.get(name)!, ...(due !== undefined && { due }), records };
        })
        .toSorted((a, b) => position(register, a.name) - position(register, b.name)),
    }));
}

function runsOf(
  model: Case,
  name: string,
  register: RegisterPage,
  forecast: Forecast | undefined,
): readonly StatusRun[] {
  const { known, intervals } = register;
  const { from, through } = model.timeline;
  const verified = [known, model.verifiedThrough ?? known].sort()[0]!;
  const shares = forecast?.instruments.find((instrument) => instrument.name === name)?.shares ?? [];
  const days = forecast ?? { asOf: known, silenceThrough: verified, steps: [{ from, through }] };
  return statusRuns({ name, shares }, days, intervals);
}

function renewals(model: Case, name: string, known: CivilDate): readonly Mark[] {
  return model.records
    .filter((record) => record.subject === name && record.act.kind === 'renewed' && record.known <= known)
    .map(({ date }) => ({ kind: 'renewal', on: date }));
}

/** The next decision about an instrument, and the day through which it runs without one. */
function pending(name: string, { calendar, known }: RegisterPage): readonly Mark[] {
  const next = (kind: CalendarEntry['kind']) =>
    calendar.find((entry) => entry.subject === name && entry.kind === kind && entry.on > known && !entry.settledBy);
  const [decision, expiry] = [next('decision planned'), next('expiry')];
  return [
    ...(decision && (!expiry || decision.on < expiry.on) ? [{ kind: 'decision', on: decision.on } as const] : []),
    ...(expiry ? [{ kind: 'expiry', on: expiry.on } as const] : []),
  ];
}

function obligationRecords(model: Case, name: string, known: CivilDate): ObligationLife['records'] {
  return model.records.flatMap(({ subject, act, date, known: since }) => {
    if (subject !== name || since > known || (act.kind !== 'met' && act.kind !== 'violated')) return [];
    return [{ on: date, act: act.kind }];
  });
}

function position({ answers }: RegisterPage, name: string): number {
  return answers.findIndex((answer) => answer.name === name);
}

/** How likely a status is on a day after the as-of day, in words; undefined before it, or without a forecast. */
export function shareOn(
  runs: readonly StatusRun[],
  day: CivilDate,
  status: Status,
  forecast: Forecast,
): string | undefined {
  const run = runs.find(({ from, through, past }) => !past && from <= day && day <= through);
  if (!run) return undefined;
  const share = run.shares.find(([of]) => of === status)?.[1] ?? 0;
  return shownSampledShare(share, honestSize(forecast));
}

/** Days on which the register changes for some instrument, as it is known, in order. */
export function changeDays({ intervals, known }: RegisterPage): readonly CivilDate[] {
  const days = intervals.flatMap((instrument) =>
    instrument.intervals.filter(({ verdict }) => verdict !== 'unverified').flatMap(({ from }) => from ?? []),
  );
  return [...new Set(days)].filter((day) => day <= known).sort();
}
