import type { HistoryLine, Standing } from '@proviso/law';
import type { Case } from '@proviso/model';
import { shortDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { oneLine } from '../wording.ts';
import { citationText, partText } from './citation-text.ts';
import { headLines, type RegisterPage, remarkLines, titleIn } from './register-head.ts';

export interface HistoryPage extends RegisterPage {
  readonly name: string;
  readonly lines: readonly HistoryLine[];
}

const DAY_WIDTH = 11;
const STATUS_WIDTH = 20;

/** Every change of one subject with its act and source, oldest first. */
export function renderHistory(page: HistoryPage, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const title = titleIn(page.model, page.name);
  return pageOf([
    headLines(page, `History of ${oneLine(page.name)}`, columns, paint),
    title === undefined ? [] : wrap(title, columns).map(paint.strong),
    page.lines.length === 0 ? ['Nothing has happened to it.'] : tableLines(page, columns, paint),
    remarkLines(
      page.lines.flatMap((line) => line.flags),
      columns,
      paint,
    ),
  ]);
}

function tableLines({ model, lines }: HistoryPage, columns: number, paint: Paint): readonly string[] {
  const table: readonly Column[] = [
    { width: DAY_WIDTH, align: 'right' },
    { width: columns - DAY_WIDTH - STATUS_WIDTH - 4, align: 'left' },
    { width: STATUS_WIDTH, align: 'left' },
  ];
  const heading = tableRow(
    table,
    ['Day', 'What happened', 'From then on'].map((text) => ({ text, paint: paint.strong })),
  );
  return [
    ...heading,
    paint.muted('─'.repeat(widthOf(table))),
    ...lines.flatMap((line) =>
      stackedRow(table, [
        [{ text: shortDay(line.on) }],
        happeningCells(line, model, paint),
        standingCells(line, paint),
      ]),
    ),
  ];
}

function happeningCells(line: HistoryLine, model: Case, paint: Paint): readonly Cell[] {
  const { because, overruledBy } = line;
  return [
    { text: actText(line) },
    ...because.map(
      (citation): Cell => ({ text: `  ${citationText(citation, model)}`, indent: '    ', paint: paint.muted }),
    ),
    ...(overruledBy === undefined ? [] : [{ text: `  set aside by ${oneLine(overruledBy)}`, indent: '    ' }]),
  ];
}

function standingCells({ leadsTo, through, unverified }: HistoryLine, paint: Paint): readonly Cell[] {
  const standings = [...new Set<Standing>(leadsTo)];
  if (standings.length === 0) return [{ text: 'no effect', paint: paint.muted }];
  const several = standings.length > 1;
  const text = several ? `contradictory: ${standings.join(' or ')}` : standings[0]!;
  const runs = through !== undefined && standings[0] === 'in force' && !several;
  return [
    {
      text: unverified ? `${text}, unverified` : text,
      indent: '  ',
      paint: several || unverified ? paint.warning : paint.answer,
    },
    ...(runs ? [{ text: `through ${shortDay(through)}` }] : []),
  ];
}

function actText(line: HistoryLine): string {
  const { act } = line;
  switch (act) {
    case 'begin':
      return 'begins';
    case 'renew':
    case 'renewed':
      return 'is renewed';
    case 'expire':
      return 'ends by itself';
    case 'end':
      return 'ends on its own condition';
    case 'fall':
      return 'falls with what it rests on';
    case 'return':
      return 'returns';
    case 'lift':
    case 'lifted':
      return `is lifted${partText(line)}`;
    case 'suspend':
    case 'suspended':
      return 'is suspended';
    case 'resume':
    case 'resumed':
      return 'resumes';
    case 'repeal':
    case 'repealed':
      return 'is repealed';
    case 'supersede':
    case 'superseded':
      return 'is superseded';
    case 'terminate':
    case 'terminated':
      return 'is terminated';
    case 'met':
    case 'violated':
      return `is ${act}`;
    case 'happened':
      return 'happens';
    case 'did not happen':
      return 'does not happen';
  }
}
