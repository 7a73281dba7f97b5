import type { ChangeSets, Explanation, HistoryLine, RegisterDifference, StatusAnswer } from '@proviso/law';
import { writeJson } from '../json.ts';
import type { CalendarPage } from './calendar.ts';
import type { RegisterPage } from './register-head.ts';

/** What a page of the register holds beside its head. */
interface Contents {
  readonly status: { readonly on: string; readonly answers: readonly StatusAnswer[] };
  readonly explain: { readonly explanation: Explanation };
  readonly lift: { readonly changes: ChangeSets };
  readonly calendar: Omit<CalendarPage, keyof RegisterPage>;
  readonly history: { readonly name: string; readonly lines: readonly HistoryLine[] };
  readonly diff: { readonly between: readonly [string, string]; readonly difference: RegisterDifference };
}

/**
 * A page of the register as JSON text under the schema `proviso-PAGE/1`, with the title of the case, the day up to
 * which its records have been checked, and the day as of which it was asked; SCHEMA.md describes the rest.
 */
export function renderRegisterJson<K extends keyof Contents>(kind: K, page: RegisterPage & Contents[K]): string {
  const { model, ...rest } = page;
  return writeJson(`proviso-${kind}/1`, { case: model.title, verifiedThrough: model.verifiedThrough, ...rest });
}
