import type { StatusAnswer, Subject } from '@proviso/law';
import type { CivilDate } from '@proviso/model';
import { longDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { listed, oneLine } from '../wording.ts';
import { citationText } from './citation-text.ts';
import { headLines, type RegisterPage, remarkLines, titleIn } from './register-head.ts';
import { standingTexts } from './standing-text.ts';

export interface StatusPage extends RegisterPage {
  readonly on: CivilDate;
  /** Why this day, where nobody named one: "today". */
  readonly onBecause?: string;
  readonly answers: readonly StatusAnswer[];
}

/** Headings of the register's parts, in their order. */
const PARTS: Readonly<Record<Subject['kind'], string>> = {
  regime: 'Regimes',
  agreement: 'Agreements',
  measure: 'Measures',
  act: 'Acts',
  obligation: 'Obligations',
  fact: 'Facts',
  event: 'Events',
};

/** The register on a day: each subject with its status, how long it runs, and on what that rests. */
export function renderStatus(page: StatusPage, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const because = page.onBecause === undefined ? '' : ` (${page.onBecause})`;
  const kinds = (Object.keys(PARTS) as Subject['kind'][]).filter((kind) => page.answers.some((a) => a.kind === kind));
  return pageOf([
    headLines(page, `Status on ${longDay(page.on)}${because}`, columns, paint),
    ...kinds.map((kind) => partLines(page, kind, columns, paint)),
    page.answers.length === 0 ? [paint.muted('The case has neither regimes nor agreements.')] : [],
    remarkLines(
      page.answers.flatMap((answer) => answer.flags),
      columns,
      paint,
    ),
    page.answers.length > 1 ? wrap(tally(page.answers), columns) : [],
  ]);
}

function columnsFor(columns: number): readonly [Column, Column, Column] {
  const name = Math.floor((columns - 4) * 0.36);
  const status = 21;
  return [
    { width: name, align: 'left' },
    { width: status, align: 'left' },
    { width: columns - 4 - name - status, align: 'left' },
  ];
}

function partLines(page: StatusPage, kind: Subject['kind'], columns: number, paint: Paint): readonly string[] {
  const table = columnsFor(columns);
  const heading = tableRow(table, [
    { text: PARTS[kind], paint: paint.strong },
    { text: 'Status', paint: paint.strong },
    { text: 'By', paint: paint.strong },
  ]);
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const rows = page.answers.filter((a) => a.kind === kind).flatMap((answer) => answerRows(answer, page, table, paint));
  return [...heading, rule, ...rows];
}

function answerRows(
  answer: StatusAnswer,
  { model }: StatusPage,
  table: readonly [Column, Column, Column],
  paint: Paint,
): readonly string[] {
  const title = titleIn(model, answer.name);
  return stackedRow(table, [
    [
      { text: oneLine(answer.name), paint: paint.strong },
      ...(title === undefined ? [] : [{ text: `  ${title}`, indent: '  ', paint: paint.muted }]),
    ],
    standingTexts(answer).map((text, i) => ({
      text,
      indent: '  ',
      ...(i === 0 && { paint: answer.verdict ? paint.warning : paint.answer }),
    })),
    groundCells(answer, model),
  ]);
}

/** What each reading of the evidence rests on; both sides where they disagree. */
function groundCells({ accounts }: StatusAnswer, model: StatusPage['model']): readonly Cell[] {
  const margin = accounts.length > 1 ? '  ' : '';
  return accounts.flatMap(({ status, because }) => [
    ...(accounts.length > 1 ? [{ text: `${status} by` }] : []),
    ...because.map((citation) => ({ text: `${margin}${citationText(citation, model)}`, indent: `${margin}  ` })),
    ...(because.length === 0 ? [{ text: 'no record' }] : []),
  ]);
}

/** `13 in the register: 11 in force, 1 suspended and 1 lapsed.` */
function tally(answers: readonly StatusAnswer[]): string {
  const counts = new Map<string, number>();
  for (const { status, verdict } of answers) {
    const word = status === undefined ? verdict! : `${status}${verdict === undefined ? '' : ` (${verdict})`}`;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return `${answers.length} in the register: ${listed([...counts].map(([word, n]) => `${n} ${word}`))}.`;
}
