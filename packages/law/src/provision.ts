import type { Clause, DatedRecord, RecordedAct } from '@proviso/model';
import type { Account } from './account.ts';
import { belongsTo, bodyOf } from './body.ts';
import { type Citation, citeClause, citeRecord } from './citation.ts';
import { clausesHolding, type Docket, holdsOn, type Instrument } from './docket.ts';
import type { Flag, FlagKind } from './flag.ts';
import { decisionWindow, renewedEnd } from './window.ts';

/** The clauses that can provide for an act on record. */
const PROVIDING: Readonly<Partial<Record<RecordedAct['kind'], readonly Clause['kind'][]>>> = {
  renewed: ['lapses'],
  lifted: ['lifted', 'pledge'],
  suspended: ['suspended'],
  resumed: ['resumed', 'resumes', 'suspended'],
  repealed: ['continues', 'terminated'],
  terminated: ['terminated', 'continues'],
  superseded: ['superseded'],
};

/** The words by which an agreement provides for an act on record. */
const PROVIDED_AS: Readonly<Partial<Record<RecordedAct['kind'], readonly string[]>>> = {
  suspended: ['suspension'],
  resumed: ['suspension', 'resumption'],
  terminated: ['withdrawal', 'termination', 'denunciation'],
  repealed: ['withdrawal', 'termination', 'denunciation'],
  superseded: ['amendment', 'replacement'],
};

/** What is to be said about a record on an instrument, before it is applied to an account. */
export function remarksOn(
  docket: Docket,
  instrument: Instrument,
  record: DatedRecord,
  account: Account,
): readonly Flag[] {
  const provided = provisionFor(docket, instrument, record);
  return [
    ...provided,
    ...(record.act.kind === 'renewed' ? renewalRemarks(instrument, record, record.act, account) : []),
  ];
}

/** Whether a clause provides for the act, and by whom. */
function provisionFor(docket: Docket, instrument: Instrument, record: DatedRecord): readonly Flag[] {
  const kinds = PROVIDING[record.act.kind];
  if (!kinds) return [];
  const clauses = instrument.clauses.filter((clause) => kinds.includes(clause.kind) && holdsOn(clause, record.date));
  const words = PROVIDED_AS[record.act.kind] ?? [];
  const provides = 'provides' in instrument.of ? instrument.of.provides : [];
  const inWords = provides.some((matter) => words.includes(matter));
  if (!inWords && (clauses.length === 0 || exceeds(provides, record))) {
    const own = provides.length === 0 ? '' : ` (it provides ${provides.join(', ')})`;
    const message = `No clause of ${instrument.name} provides that it be ${record.act.kind}${own}; the act is on record and is kept.`;
    return [remark('no clause provides', instrument, record, message)];
  }
  const named = clauses.flatMap((clause) => ('by' in clause && clause.kind !== 'superseded' ? [clause] : []));
  if (record.by === undefined || inWords || named.length === 0 || named.length < clauses.length) return [];
  const by = record.by;
  const rightful = named.some((clause) => sameBody(docket, by, bodyOf(docket.model, clause.by)));
  if (rightful) return [];
  const bodies = named.map((clause) => bodyOf(docket.model, clause.by)).join(' or ');
  const message = `${instrument.name} was ${record.act.kind} by ${by}; the clause names ${bodies}.`;
  return [remark('other body', instrument, record, message, named.map(citeClause))];
}

/**
 * An agreement that lists what it provides for does not provide for another way out: a clause that says who might
 * suspend or end it all the same says nothing about its right to.
 */
function exceeds(provides: readonly string[], { act }: DatedRecord): boolean {
  return provides.length > 0 && (act.kind === 'suspended' || act.kind === 'terminated');
}

function sameBody(docket: Docket, a: string, b: string): boolean {
  return belongsTo(docket.model, a, b) || belongsTo(docket.model, b, a);
}

function renewalRemarks(
  instrument: Instrument,
  record: DatedRecord,
  { through }: { readonly through: string },
  account: Account,
): readonly Flag[] {
  const flags: Flag[] = [];
  const { name } = instrument;
  const { renewedTerm } = account;
  // A second renewal of a term is measured against that term, not against the end that the first one set.
  const end = renewedTerm !== undefined && record.date <= renewedTerm ? renewedTerm : account.through;
  if (end === undefined) return flags;
  if (through < end) {
    const message = `${name} was renewed through ${through}, which is before the end that stood already, ${end}.`;
    flags.push(remark('shortened', instrument, record, message));
  }
  const [clause] = clausesHolding(instrument, 'lapses', record.date);
  if (!clause || record.date > end) return flags;
  const { opens } = decisionWindow(clause, end);
  if (opens !== undefined && record.date < opens) {
    const message = `${name} was renewed on ${record.date}; the window opens on ${opens} and closes on ${end}.`;
    flags.push(remark('outside its window', instrument, record, message, [citeClause(clause)]));
  }
  const { date, clamped } = renewedEnd(clause, end, account.anchor);
  if (clamped && date === through) {
    const message = `The end ${through} is the month's last day: counted from day ${account.anchor}, which that month lacks.`;
    flags.push(remark('clamped', instrument, record, message, [citeClause(clause)]));
  } else if (date !== through && through > end) {
    const message = `${name} was renewed through ${through}; its clause leads to ${date}.`;
    flags.push(remark('other period', instrument, record, message, [citeClause(clause)]));
  }
  return flags;
}

/** A flag about a record on an instrument, citing the record first. */
export function remark(
  kind: FlagKind,
  instrument: Instrument,
  record: DatedRecord,
  message: string,
  more: readonly Citation[] = [],
): Flag {
  return { kind, subject: instrument.name, on: record.date, message, citations: [citeRecord(record), ...more] };
}
