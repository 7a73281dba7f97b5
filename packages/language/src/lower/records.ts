import type { Case, DatedRecord, Gap, RecordedAct, Statement } from '@proviso/model';
import { firstDay, lastDay } from '../calendar-date.ts';
import type {
  RecordedAct as ActNode,
  Event as EventNode,
  DatedRecord as RecordNode,
  Statement as StatementNode,
} from '../generated/ast.ts';
import { declaredBy, type Program, qualifiedName } from '../program.ts';
import { declarations } from './actors.ts';
import { provenance, titled } from './provenance.ts';

/** What happened and what was said. */
export function lowerRecords(program: Program): Pick<Case, 'records' | 'gaps' | 'statements'> {
  const written = program.trees.flatMap((tree) => tree.declarations);
  const records = written.flatMap((node) => {
    if (node.$type === 'DatedRecord') return [lowerRecord(node, program)];
    return node.$type === 'Event' && node.happened !== undefined ? [happening(node, node.happened)] : [];
  });
  const gaps = written.flatMap((node): Gap[] => {
    if (node.$type !== 'Gap') return [];
    const subject = qualifiedName(declaredBy(program, node.subject)!);
    return [{ from: firstDay(node.from), through: lastDay(node.through), subject }];
  });
  return {
    records: records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    gaps: gaps.toSorted((a, b) => (gapKey(a) < gapKey(b) ? -1 : 1)),
    statements: declarations(program, 'Statement').map((node) => lowerStatement(node)),
  };
}

function gapKey({ subject, from, through }: Gap): string {
  return `${subject} ${from} ${through}`;
}

/** The label of a record, or its day, subject and act. */
export function recordId(node: RecordNode, program: Program): string {
  if (node.name !== undefined) return node.name;
  const subject = declaredBy(program, node.subject);
  return `${firstDay(node.date)} ${subject ? qualifiedName(subject) : node.subject.$refText} ${actWord(node.act)}`;
}

/** The kind of a recorded act, as a record says it: `renewed`, `did not happen`. */
export function actWord(act: ActNode): string {
  switch (act.$type) {
    case 'PlainAct':
      return act.kind;
    case 'DidNotHappen':
      return 'did not happen';
    default:
      return act.$type.toLowerCase();
  }
}

/** The id of the record that `event ... happened D` stands for. */
export function happeningId(node: EventNode, date: string | number): string {
  return `${firstDay(date)} ${node.name} happened`;
}

function lowerRecord(node: RecordNode, program: Program): DatedRecord {
  return {
    id: recordId(node, program),
    ...provenance(node),
    date: firstDay(node.date),
    subject: qualifiedName(declaredBy(program, node.subject)!),
    act: lowerAct(node.act),
    ...(node.by && { by: node.by.$refText }),
    known: firstDay(node.known ?? node.date),
    ...(node.source && { source: node.source.$refText }),
    overrules: node.overrules.map((reference) => reference.$refText).toSorted(),
  };
}

function happening(node: EventNode, date: string | number): DatedRecord {
  return {
    id: happeningId(node, date),
    date: firstDay(date),
    subject: node.name,
    act: { kind: 'happened' },
    known: firstDay(node.known ?? date),
    ...(node.source && { source: node.source.$refText }),
    ...provenance(node),
    overrules: [],
  };
}

function lowerAct(node: ActNode): RecordedAct {
  switch (node.$type) {
    case 'Renewed':
      return { kind: 'renewed', through: lastDay(node.through) };
    case 'Lifted':
      return {
        kind: 'lifted',
        ...(node.measures.length > 0 && { measures: node.measures.toSorted() }),
        ...(node.listed !== undefined && { listed: node.listed }),
      };
    case 'Suspended':
      return { kind: 'suspended', ...(node.through !== undefined && { through: lastDay(node.through) }) };
    case 'Superseded':
      return { kind: 'superseded', ...(node.successor && { by: node.successor.$refText }) };
    case 'PlainAct':
      return { kind: node.kind };
    case 'DidNotHappen':
      return { kind: 'did not happen' };
  }
}

function lowerStatement(node: StatementNode): Statement {
  return {
    ...titled(node),
    ...provenance(node),
    date: firstDay(node.date),
    known: firstDay(node.known ?? node.date),
    by: node.by.$refText,
    to: node.to.map((reference) => reference.$refText).toSorted(),
    ...(node.source && { source: node.source.$refText }),
    readings: node.readings.map((reading) => ({
      ...provenance(reading),
      reader: reading.reader.$refText,
      signal: reading.signal.$refText,
      weights: normalised(
        reading.weights.map(({ category, weight }) => ({ category: category.$refText, weight: weight ?? 1 })),
      ),
    })),
  };
}

function normalised(weights: readonly { readonly category: string; readonly weight: number }[]) {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return weights.map(({ category, weight }) => ({ category, weight: weight / total }));
}
