import type { ChangedSpan, RegisterDifference } from '@proviso/law';
import type { Case, CivilDate, DatedRecord } from '@proviso/model';
import { longDay, shortDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { oneLine } from '../wording.ts';
import { citationText } from './citation-text.ts';
import { titleIn } from './register-head.ts';

export interface DifferencePage {
  readonly model: Case;
  readonly known: readonly [earlier: CivilDate, later: CivilDate];
  readonly difference: RegisterDifference;
}

const DAY_WIDTH = 11;

/** What was learnt between two days: the records, and the statuses that now read otherwise. */
export function renderDifference(page: DifferencePage, options: PageOptions): string {
  const { model, known, difference } = page;
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const what = `What was learnt from ${longDay(known[0])} to ${longDay(known[1])}`;
  return pageOf([
    [...wrap(oneLine(model.title), columns).map(paint.strong), ...wrap(what, columns)],
    difference.learnt.length === 0 ? ['Nothing.'] : learntLines(difference.learnt, model, columns, paint),
    setAsideLines(difference, columns, paint),
    changedLines(page, columns, paint),
  ]);
}

function learntLines(learnt: readonly DatedRecord[], model: Case, columns: number, paint: Paint): readonly string[] {
  const table = columnsFor(columns);
  return [
    ...headed(table, ['Known', 'Of', 'Record'], paint),
    ...learnt.flatMap((record) => {
      const { id, date, source } = record;
      const cited = citationText({ kind: 'record', id, date, ...(source !== undefined && { source }) }, model);
      return stackedRow(table, [
        [{ text: shortDay(record.known) }],
        [{ text: oneLine(record.subject) }],
        [{ text: cited, indent: '  ' }],
      ]);
    }),
  ];
}

function setAsideLines({ setAside }: RegisterDifference, columns: number, paint: Paint): readonly string[] {
  if (setAside.length === 0) return [];
  const lines = setAside.flatMap(({ record, by }) =>
    wrap(`${oneLine(record)}, set aside by ${oneLine(by)}`, columns, '  '),
  );
  return [paint.strong('Records set aside'), ...lines];
}

function changedLines({ model, difference }: DifferencePage, columns: number, paint: Paint): readonly string[] {
  const { changed } = difference;
  if (changed.length === 0) return wrap('No status reads otherwise for it.', columns);
  const table = columnsFor(columns);
  const rows = changed.flatMap(({ name, spans }) => {
    const title = titleIn(model, name);
    const label: readonly Cell[] = [
      { text: oneLine(name), paint: paint.strong },
      ...(title === undefined ? [] : [{ text: `  ${title}`, indent: '  ', paint: paint.muted }]),
    ];
    return stackedRow(table, [
      spans.map((span) => ({ text: shortDay(span.from) })),
      label,
      spans.map((span) => ({ text: spanText(span), indent: '  ' })),
    ]);
  });
  return [...headed(table, ['From', 'Instrument', 'Reads otherwise'], paint), ...rows];
}

function spanText({ through, before, after }: ChangedSpan): string {
  const until = through === undefined ? 'on' : `through ${shortDay(through)}`;
  return `${until}: ${after.join(' or ')}, not ${before.join(' or ')}`;
}

function columnsFor(columns: number): readonly Column[] {
  const rest = columns - DAY_WIDTH - 4;
  const name = Math.floor(rest * 0.42);
  return [
    { width: DAY_WIDTH, align: 'right' },
    { width: name, align: 'left' },
    { width: rest - name, align: 'left' },
  ];
}

function headed(table: readonly Column[], titles: readonly string[], paint: Paint): readonly string[] {
  const heading = tableRow(
    table,
    titles.map((text) => ({ text, paint: paint.strong })),
  );
  return [...heading, paint.muted('─'.repeat(widthOf(table)))];
}
