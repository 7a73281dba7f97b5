import { daysInMonth, type Timeline } from '@proviso/model';
import type { AstNode } from 'langium';
import { daySpan, firstDay, lastDay } from './calendar-date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { CaseFile, DatedRecord, Period, Sum, When } from './generated/ast.ts';
import { isTimeline } from './generated/ast.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';
import { checkLength } from './timeline-length.ts';

/** Where a date means one day, a whole month or year will not do. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  SignedClause: ['date'],
  ActDate: ['date'],
  PledgeClause: ['statedOn'],
  Event: ['on', 'happened', 'known'],
  DatedRecord: ['date', 'known'],
  Statement: ['date', 'known'],
  Question: ['on'],
  Claim: ['on'],
  EventHappens: ['on'],
  ActForced: ['on'],
};

/** Where a whole month or year will do: its first day after `from` and `before`, its last after `through`. */
const SPANS: Readonly<Record<string, readonly string[]>> = {
  Timeline: ['from', 'through'],
  Verified: ['through'],
  Source: ['published'],
  InForceClause: ['date'],
  AppliesClause: ['from', 'through'],
  ExceptionClause: ['through'],
  ResidualClause: ['through'],
  DatedClauses: ['from', 'through'],
  Obligation: ['due'],
  Event: ['from', 'through'],
  Renewed: ['through'],
  Suspended: ['through'],
  Gap: ['from', 'through'],
  SetQuantity: ['from', 'through'],
  VoteForced: ['from', 'through', 'period'],
  When: ['date', 'from', 'through'],
  Summary: ['from', 'through'],
};

/** What must lie within the timeline, since nothing is computed outside it. */
const WITHIN: ReadonlySet<string> = new Set([
  'Event.on',
  'Question.on',
  'EventHappens.on',
  'ActForced.on',
  'SetQuantity.from',
  'VoteForced.from',
  'VoteForced.period',
  'When.date',
  'When.from',
  'When.through',
  'Summary.from',
  'Summary.through',
]);

/** Checks that every date exists, suits its place, and that what ends does not end before it begins. */
export function checkDates(trees: readonly CaseFile[], report: Diagnostic[]): void {
  for (const tree of trees) {
    for (const node of nodesIn(tree)) {
      const faults = report.length;
      for (const property of DAYS[node.$type] ?? []) checkDate(node, property, true, report);
      for (const property of SPANS[node.$type] ?? []) checkDate(node, property, isOneDay(node), report);
      if (node.$type === 'Period') checkPeriod(node as Period, report);
      if (node.$type === 'Sum') checkSubtraction(node as Sum, report);
      if (report.length === faults) checkOrder(node, report);
      if (isTimeline(node) && report.length === faults) checkLength(node, report);
    }
  }
}

/** Checks that what is asked, supposed or due by chance lies within the timeline. */
export function checkWithin(trees: readonly CaseFile[], timeline: Timeline, report: Diagnostic[]): void {
  for (const tree of trees) {
    for (const node of nodesIn(tree)) {
      for (const property of [...(DAYS[node.$type] ?? []), ...(SPANS[node.$type] ?? [])]) {
        const date = WITHIN.has(`${node.$type}.${property}`) ? daySpan(textOf(node, property) ?? '') : undefined;
        if (!date || (date.last >= timeline.from && date.first <= timeline.through)) continue;
        report.push(
          diagnose('PV0403', {
            message: `${textOf(node, property)} lies outside the timeline`,
            help: `the timeline runs from ${timeline.from} through ${timeline.through}: take a date within it, or make it longer`,
            place: placeOf(node, property),
          }),
        );
      }
    }
  }
}

function isOneDay(node: AstNode): boolean {
  return node.$type === 'When' && (node as When).kind === 'on';
}

/** The date in a property as it is written; undefined where there is none. */
function textOf(node: AstNode, property: string): string | undefined {
  const value = (node as unknown as Readonly<Record<string, string | number | undefined>>)[property];
  return value === undefined ? undefined : String(value);
}

function checkDate(node: AstNode, property: string, oneDay: boolean, report: Diagnostic[]): void {
  const text = textOf(node, property);
  if (text === undefined) return;
  const span = daySpan(text);
  if (!span) report.push(diagnose('PV0401', { ...whyNot(text), place: placeOf(node, property) }));
  else if (oneDay && span.unit !== 'day') {
    report.push(
      diagnose('PV0405', {
        message: `${text} is a whole ${span.unit}; one day is needed here`,
        help: `write a day such as ${span.last}${node.$type === 'When' ? ', or say `in`, `before` or `through`' : ''}`,
        place: placeOf(node, property),
      }),
    );
  }
}

function whyNot(text: string): { message: string; help: string } {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || !/^\d{4}(-\d\d){0,2}$/.test(text)) {
    return { message: `${text} is not a date`, help: 'write a day as 2016-07-31, a month as 2016-07, a year as 2016' };
  }
  if (month !== undefined && (month < 1 || month > 12)) {
    return { message: `${text} does not exist: a year has no month ${month}`, help: 'months run from 01 to 12' };
  }
  const days = daysInMonth(year, month ?? 1);
  return {
    message: `${text} does not exist: ${text.slice(0, 7)} has no day ${day}`,
    help: `that month runs from 01 to ${days}`,
  };
}

function checkPeriod(node: Period, report: Diagnostic[]): void {
  if (Number.isInteger(node.count) && node.count > 0) return;
  report.push(
    diagnose('PV0409', {
      message: `${node.count} ${node.unit} is no period of the calendar`,
      help: 'write a whole number of days, weeks, months, quarters or years, at least 1',
      place: placeOf(node),
    }),
  );
}

/** `2016-7` was meant as a date as often as not. */
function checkSubtraction(node: Sum, report: Diagnostic[]): void {
  if (node.operator !== '-' || node.left.$type !== 'Literal' || node.right.$type !== 'Literal') return;
  if (!/^\d+-\d/.test(node.$cstNode?.text ?? '')) return;
  const [left, right] = [node.left.value, node.right.value];
  const month = String(right).padStart(2, '0');
  report.push(
    diagnose('PV0404', {
      message: `\`${node.$cstNode!.text}\` is neither a date nor a subtraction`,
      help: daySpan(`${left}-${month}`)
        ? `write the month as ${left}-${month}, or ${left} - ${right}`
        : `write ${left} - ${right}`,
      place: placeOf(node),
    }),
  );
}

/** Pairs of dates in which the second must not come before the first. */
function checkOrder(node: AstNode, report: Diagnostic[]): void {
  const [from, through] = [textOf(node, 'from'), textOf(node, 'through')];
  if (SPANS[node.$type]?.includes('from') && from !== undefined && through !== undefined) {
    if (lastDay(through) < firstDay(from)) report.push(endsBeforeItBegins(node, from, through));
  }
  const date = textOf(node, 'date') ?? textOf(node, 'happened');
  const known = textOf(node, 'known');
  if (known !== undefined && date !== undefined && known < date) {
    report.push(outOfOrder(node, 'known', `it cannot be known on ${known}, before it took place on ${date}`));
  }
  if (node.$type === 'DatedRecord') checkEffect(node as DatedRecord, report);
}

function checkEffect(node: DatedRecord, report: Diagnostic[]): void {
  if (node.act.$type !== 'Renewed' && node.act.$type !== 'Suspended') return;
  const { through } = node.act;
  // The act is a node below, whose own date is checked after this.
  if (through === undefined || !daySpan(through) || lastDay(through) >= firstDay(node.date)) return;
  report.push(
    outOfOrder(node.act, 'through', `an act of ${node.date} cannot reach through ${through}, which is past by then`),
  );
}

function endsBeforeItBegins(node: AstNode, from: string, through: string): Diagnostic {
  return diagnose('PV0402', {
    message: `this ends on ${lastDay(through)}, before it begins on ${firstDay(from)}`,
    help: 'exchange the two dates, or correct one',
    place: placeOf(node, 'through'),
  });
}

function outOfOrder(node: AstNode, property: string, message: string): Diagnostic {
  return diagnose('PV0408', { message, help: 'correct one of the two dates', place: placeOf(node, property) });
}
