import type { Case, CivilDate, DatedAct, RecordedAct } from '@proviso/model';
import { type Citation, citeRecord } from './citation.ts';
import { doubtOn } from './doubt.ts';
import type { Flag } from './flag.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';
import { type Standing, status } from './status.ts';
import { subjectOf } from './subject.ts';

/** A line of a subject's history: what happened, and how the subject stood from that day on. */
export interface HistoryLine {
  readonly on: CivilDate;
  readonly act: DatedAct | RecordedAct['kind'];
  /** More than one where the evidence disagrees from then on. */
  readonly leadsTo: readonly Standing[];
  /** The records of that day, or what it follows from, have not been checked. */
  readonly unverified?: true;
  readonly through?: CivilDate;
  readonly measures?: readonly string[];
  readonly listed?: number;
  readonly because: readonly Citation[];
  readonly flags: readonly Flag[];
  /** Set aside: the id of the record that overrules this one, which then leads to nothing. */
  readonly overruledBy?: string;
}

/**
 * Every change of a subject with its act and source, as known on a day, oldest first; records that were set aside
 * stand among them.
 * @throws Error if the case has nothing of that name
 */
export function history(
  model: Case,
  name: string,
  { known }: { readonly known?: CivilDate } = {},
): readonly HistoryLine[] {
  const subject = subjectOf(model, name);
  if (!subject) throw new Error(`the case has nothing named ${name}`);
  const register = registerOf(model, known);
  const isInstrument = subject.kind !== 'obligation' && subject.kind !== 'fact' && subject.kind !== 'event';
  const lines = isInstrument ? instrumentLines(register, subject.of.name) : factLines(model, register, name, known);
  const measure = subject.kind === 'measure' ? subject.measure : undefined;
  const about = lines.filter((line) => measure === undefined || !line.measures || line.measures.includes(measure));
  const checked = about.map(
    (line): HistoryLine => (doubtOn(register, subject.of.name, line.on) ? { ...line, unverified: true } : line),
  );
  return [...checked, ...overruledLines(register, subject.of.name)].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
}

function instrumentLines(register: Register, name: string): readonly HistoryLine[] {
  return register.histories.get(name)!.entries.flatMap((entry) => entry.changes);
}

function factLines(
  model: Case,
  register: Register,
  name: string,
  known: CivilDate | undefined,
): readonly HistoryLine[] {
  return (register.docket.records.get(name) ?? []).map((record) => {
    const answer = status(model, name, { on: record.date, ...(known !== undefined && { known }) });
    const leadsTo = answer.accounts.map((account) => account.status);
    return { on: record.date, act: record.act.kind, leadsTo, because: [citeRecord(record)], flags: answer.flags };
  });
}

function overruledLines(register: Register, name: string): readonly HistoryLine[] {
  const { model, overruled } = register.docket;
  return model.records.flatMap((record) => {
    const overruledBy = overruled.get(record.id);
    if (record.subject !== name || overruledBy === undefined) return [];
    return [
      { on: record.date, act: record.act.kind, leadsTo: [], because: [citeRecord(record)], flags: [], overruledBy },
    ];
  });
}
