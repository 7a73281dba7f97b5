import type { CalendarEntry, CalendarSpan } from '@proviso/law';
import { longDay, shortDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, stackedRow, tableRow, widthOf } from '../text/table.ts';
import { oneLine } from '../wording.ts';
import { citationText, sentence } from './citation-text.ts';
import { headLines, type RegisterPage } from './register-head.ts';

export interface CalendarPage extends RegisterPage, Pick<CalendarSpan, 'from' | 'through'> {
  readonly entries: readonly CalendarEntry[];
}

const DAY_WIDTH = 11;

/** What falls due between two days: by whose decision and rule, and what happens by itself if nothing is done. */
export function renderCalendar(page: CalendarPage, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const what = `What falls due from ${longDay(page.from)} through ${longDay(page.through)}`;
  return pageOf([
    headLines(page, what, columns, paint),
    page.entries.length === 0 ? ['Nothing.'] : tableLines(page, columns, paint),
  ]);
}

function tableLines(page: CalendarPage, columns: number, paint: Paint): readonly string[] {
  const rest = columns - DAY_WIDTH - 4;
  const body = Math.floor(rest * 0.36);
  const table: readonly Column[] = [
    { width: DAY_WIDTH, align: 'right' },
    { width: rest - body, align: 'left' },
    { width: body, align: 'left' },
  ];
  const heading = tableRow(
    table,
    ['Day', 'What falls due', 'Who decides'].map((text) => ({ text, paint: paint.strong })),
  );
  const rows = page.entries.map((entry) => entryRow(entry, page, table, paint));
  return [
    ...heading,
    paint.muted('─'.repeat(widthOf(table))),
    ...rows.flatMap((row, i) => (i === 0 ? row : ['', ...row])),
  ];
}

function entryRow(
  entry: CalendarEntry,
  { model }: CalendarPage,
  table: readonly Column[],
  paint: Paint,
): readonly string[] {
  const { on, subject, title, kind, ifNothing, settledBy } = entry;
  const what: readonly Cell[] = [
    { text: `${oneLine(subject)}: ${kind}`, paint: paint.strong },
    ...(title === undefined ? [] : [{ text: oneLine(title), paint: paint.muted }]),
    settledBy
      ? { text: `Settled: ${citationText(settledBy, model)}.`, indent: '  ' }
      : { text: `If nothing is done: ${sentence(ifNothing)}`, indent: '  ' },
  ];
  const who = deciderTexts(entry).map((text): Cell => ({ text, indent: '  ' }));
  return stackedRow(table, [[{ text: shortDay(on) }], what, who]);
}

/** The body, the decision and its rule, and the days within which it is to be taken. */
function deciderTexts({ body, decision, rule, window }: CalendarEntry): readonly string[] {
  const opens = window?.opens;
  return [
    ...(body === undefined ? [] : [oneLine(body)]),
    ...(decision === undefined ? [] : [`${oneLine(decision)}, ${rule}`]),
    ...(opens === undefined || !window ? [] : [`window ${shortDay(opens)} – ${shortDay(window.closes)}`]),
  ];
}
