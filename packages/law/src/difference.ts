import { addDays, type Case, type CivilDate, type DatedRecord, type Status } from '@proviso/model';
import { accountsOn, type History } from './history.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';

/** What was learnt between two days. */
export interface RegisterDifference {
  /** Known on the second day and not on the first, in order of the day they became known. */
  readonly learnt: readonly DatedRecord[];
  /** Records that what was learnt sets aside, each with the id of the record that does. */
  readonly setAside: readonly { readonly record: string; readonly by: string }[];
  /** Instruments whose status on some days now reads otherwise, in order of name. */
  readonly changed: readonly { readonly name: string; readonly spans: readonly ChangedSpan[] }[];
}

/** Days on which a status reads otherwise; an absent end is open. Several statuses stand for a contradiction. */
export interface ChangedSpan {
  readonly from: CivilDate;
  readonly through?: CivilDate;
  readonly before: readonly Status[];
  readonly after: readonly Status[];
}

/** What was learnt about a case between two days: the records, and what they changed on which days. */
export function diff(
  model: Case,
  { known: [earlier, later] }: { readonly known: readonly [earlier: CivilDate, later: CivilDate] },
): RegisterDifference {
  const [before, after] = [registerOf(model, earlier), registerOf(model, later)];
  const learnt = model.records
    .filter((record) => earlier < record.known && record.known <= later)
    .sort((a, b) => (a.known < b.known ? -1 : a.known > b.known ? 1 : 0));
  const setAside = [...after.docket.overruled]
    .filter(([record]) => !before.docket.overruled.has(record))
    .map(([record, by]) => ({ record, by }));
  return { learnt, setAside, changed: changedInstruments(before, after) };
}

function changedInstruments(before: Register, after: Register): RegisterDifference['changed'] {
  return [...after.histories.keys()]
    .sort()
    .map((name) => ({ name, spans: changedSpans(before.histories.get(name)!, after.histories.get(name)!) }))
    .filter(({ spans }) => spans.length > 0);
}

function changedSpans(before: History, after: History): readonly ChangedSpan[] {
  const days = [...new Set([...before.entries, ...after.entries].map((entry) => entry.on))].sort();
  const spans: ChangedSpan[] = [];
  let open: ChangedSpan | undefined;
  for (const day of days) {
    const [was, is] = [statusesOn(before, day), statusesOn(after, day)];
    const same = was.join() === is.join();
    if (open && !same && open.before.join() === was.join() && open.after.join() === is.join()) continue;
    if (open) spans.push({ ...open, through: addDays(day, -1) });
    open = same ? undefined : { from: day, before: was, after: is };
  }
  return open ? [...spans, open] : spans;
}

function statusesOn(history: History, day: CivilDate): readonly Status[] {
  return [...new Set(accountsOn(history, day).map((account) => account.status))].sort();
}
