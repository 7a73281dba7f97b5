import { daySpan } from './calendar-date.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { DatedRecord, SetQuantity } from './generated/ast.ts';
import { isActForced, isDatedRecord, isEvent, isSetQuantity } from './generated/ast.ts';
import { clausesIn } from './instrument-clauses.ts';
import { KIND_NAMES, type Kind, oneOf } from './kinds.ts';
import { actWord, happeningId, recordId } from './lower/records.ts';
import { isQuantity, rowOf } from './names.ts';
import { declaredBy, type Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';
import { nodesIn } from './syntax-nodes.ts';

const INSTRUMENT: readonly Kind[] = ['Agreement', 'Regime'];
const DUTY: readonly Kind[] = ['Fact', 'Obligation'];

/** What each act can be done to. A vote or decision that happened has passed: it stops a snapback. */
const DONE_TO: Readonly<Record<string, readonly Kind[]>> = {
  renewed: ['Regime'],
  lifted: ['Regime'],
  suspended: INSTRUMENT,
  superseded: INSTRUMENT,
  resumed: INSTRUMENT,
  repealed: INSTRUMENT,
  terminated: INSTRUMENT,
  met: DUTY,
  violated: DUTY,
  happened: ['Event', 'Vote', 'Decision'],
  'did not happen': ['Event', 'Vote', 'Decision'],
};

/** Checks that acts on record, and acts that scenarios suppose, fit what they are done to, and that records differ. */
export function checkActs(program: Program, report: Diagnostic[]): void {
  const ids = new Map<string, Place>();
  for (const node of program.trees.flatMap((tree) => nodesIn(tree))) {
    if (isDatedRecord(node)) checkRecord(node, program, ids, report);
    if (isEvent(node) && node.happened !== undefined && daySpan(node.happened)) {
      once(happeningId(node, node.happened), placeOf(node), ids, report);
    }
    if (isActForced(node)) checkFit(node.act, declaredBy(program, node.target), placeOf(node, 'act'), report);
    if (isSetQuantity(node)) checkMember(node, program, report);
  }
}

function checkRecord(node: DatedRecord, program: Program, ids: Map<string, Place>, report: Diagnostic[]): void {
  const subject = declaredBy(program, node.subject);
  checkFit(actWord(node.act), subject, placeOf(node.act), report);
  if (node.name === undefined && subject && daySpan(node.date))
    once(recordId(node, program), placeOf(node), ids, report);
  if (node.act.$type !== 'Lifted' || subject?.$type !== 'Regime') return;
  const measures = clausesIn(subject).flatMap((clause) => (clause.$type === 'MeasuresClause' ? clause.measures : []));
  for (const [i, measure] of node.act.measures.entries()) {
    if (measures.includes(measure)) continue;
    const like = nearest(measure, measures);
    const help = like
      ? `did you mean ${like}?`
      : `its measures are ${measures.join(', ') || 'not listed: add `measures ...`'}`;
    const message = `${measure} is none of the measures of ${subject.name}`;
    const place = placeOf(node.act, 'measures', i);
    report.push(diagnose('PV0512', { message, help, place, ...instead(like, place) }));
  }
}

function checkFit(act: string, subject: ReturnType<typeof declaredBy>, place: Place, report: Diagnostic[]): void {
  const kinds = DONE_TO[act] ?? [];
  if (!subject || kinds.includes(subject.$type)) return;
  const fitting = Object.keys(DONE_TO).filter((word) => DONE_TO[word]!.includes(subject.$type));
  report.push(
    diagnose('PV0205', {
      message: `${subject.name} is ${KIND_NAMES[subject.$type]}; only ${oneOf(kinds)} can be ${act}`,
      help:
        fitting.length > 0
          ? `${KIND_NAMES[subject.$type]} can be on record as ${fitting.join(', ')}`
          : `name ${oneOf(kinds)}`,
      place,
    }),
  );
}

function once(id: string, place: Place, ids: Map<string, Place>, report: Diagnostic[]): void {
  const first = ids.get(id);
  if (!first) {
    ids.set(id, place);
    return;
  }
  report.push(
    diagnose('PV0103', {
      message: `two records are alike: ${id}`,
      help: 'leave one out, or give both a label: `record my_label: 2015-06-22 ...`',
      place,
      related: [{ message: 'the first', place: first }],
    }),
  );
}

/** A scenario sets a quantity of each member for one member. */
function checkMember(node: SetQuantity, program: Program, report: Diagnostic[]): void {
  const quantity = declaredBy(program, node.target);
  if (!quantity || !isQuantity(quantity)) return;
  const place = placeOf(node, node.member === undefined ? 'target' : 'member');
  if ((quantity.over === undefined) !== (node.member === undefined)) {
    const message = quantity.over
      ? `${quantity.name} has a value for each member of ${quantity.over.$refText}`
      : `${quantity.name} is one number, not one for each member`;
    const help = quantity.over ? `say whose: ${quantity.name}(MEMBER) = ...` : `write ${quantity.name} = ...`;
    report.push(diagnose('PV0208', { message, help, place }));
  } else if (node.member !== undefined && !rowOf(quantity, node.member, program)) {
    const message = `${quantity.over!.$refText} has no member ${node.member}`;
    report.push(diagnose('PV0105', { message, help: 'write the code of one of its members', place }));
  }
}
