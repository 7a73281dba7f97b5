import type { CivilDate, DatedRecord, Span, Truth } from '@proviso/model';
import { type Citation, citeRecord } from './citation.ts';
import { doubtOn } from './doubt.ts';
import type { Register } from './register.ts';

/** What the records say of a fact, obligation or event on a day. */
export interface Assertion {
  readonly truth: Truth;
  /** Whoever denies it says that it was violated. */
  readonly violated: boolean;
  /** Some say so, some deny it, and no record overrules another. */
  readonly disputed: boolean;
  readonly affirmed: readonly Citation[];
  readonly denied: readonly Citation[];
}

type Asserting = DatedRecord & { act: { kind: 'met' | 'violated' | 'happened' | 'did not happen' } };

/**
 * What is on record about a fact, obligation or event up to a day. Each voice (`by`) is heard with its latest word; a
 * record without a voice speaks for all. Voices that disagree make a dispute: unknown, both sides cited. Where all are
 * silent it is not so, up to the last verified day; in a gap or later it is unknown.
 */
export function assertionOn(register: Register, name: string, day: CivilDate, within?: Span): Assertion {
  const records = (register.docket.records.get(name) ?? []).filter(
    (record): record is Asserting => record.date <= day && isAsserting(record),
  );
  const standing = records.some((record) => record.act.kind === 'happened' || record.act.kind === 'did not happen')
    ? occurrence(records, within)
    : latestWords(records);
  const affirmed = standing.filter(affirms);
  const denied = standing.filter((record) => !affirms(record));
  const disputed = affirmed.length > 0 && denied.length > 0;
  return {
    truth: disputed ? 'unknown' : affirmed.length > 0 ? 'yes' : silentTruth(register, name, day, denied.length > 0),
    violated: denied.some((record) => record.act.kind === 'violated'),
    disputed,
    affirmed: affirmed.map(citeRecord),
    denied: denied.map(citeRecord),
  };
}

function isAsserting(record: DatedRecord): boolean {
  const { kind } = record.act;
  return kind === 'met' || kind === 'violated' || kind === 'happened' || kind === 'did not happen';
}

function affirms(record: Asserting): boolean {
  return record.act.kind === 'met' || record.act.kind === 'happened';
}

/** A denial on record is a "no" whatever the day; silence is one only where silence has been checked. */
function silentTruth(register: Register, name: string, day: CivilDate, denied: boolean): Truth {
  return !denied && doubtOn(register, name, day) ? 'unknown' : 'no';
}

/** Facts and obligations can be met, violated and met again: the latest word of each voice. */
function latestWords(records: readonly Asserting[]): readonly Asserting[] {
  let standing: Asserting[] = [];
  for (const record of records) {
    standing = standing.filter((earlier) => earlier.date === record.date || !silences(record, earlier));
    standing.push(record);
  }
  return standing;
}

function silences(later: Asserting, earlier: Asserting): boolean {
  return later.by === undefined || earlier.by === undefined || later.by === earlier.by;
}

/** What has happened stays happened; a denial counts against it only if it is not older. */
function occurrence(records: readonly Asserting[], within: Span = {}): readonly Asserting[] {
  const { from, through } = within;
  const happened = records.filter(
    (r) => affirms(r) && (from === undefined || from <= r.date) && (through === undefined || r.date <= through),
  );
  const first = happened[0]?.date;
  const denials = records.filter((r) => !affirms(r) && (first === undefined || r.date >= first));
  return [...happened, ...denials].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
