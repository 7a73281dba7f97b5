import type { Fit, ParamSummary, Spread } from '@proviso/forecast';
import { longDay } from '../shown-day.ts';
import { noteLines, type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { oneLine, titleOf } from '../wording.ts';
import { CHECKS_LEGEND, checkSentence, defined, groundsOf, significant, sizeOf } from './wording.ts';

/** A fit as text for a terminal: prior and posterior of each param with its diagnostics. Ends with a line break. */
export function renderFit(fit: Fit, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const { posterior } = fit;
  const reader = posterior.reader === undefined ? '' : `, as read by ${posterior.reader}`;
  return pageOf([
    [
      ...wrap(oneLine(posterior.title), columns).map(paint.strong),
      ...wrap(`Params fitted to what was known on ${longDay(posterior.asOf)}${reader}`, columns),
    ],
    paramLines(fit.summaries, columns, paint),
    [paint.strong('What the figures rest on'), ...wrap(groundsOf(fit).join(' '), columns)],
    checkLines(fit, columns, paint),
    noteLines('Warnings', fit.warnings, columns, paint),
  ]);
}

/** How the figures of each series lie, after the fit and before it. */
function checkLines({ checks }: Fit, columns: number, paint: Paint): readonly string[] {
  if (checks.posterior.length === 0) return [];
  return [
    paint.strong('Whether the figures are as expected'),
    ...checks.posterior.flatMap((check, i) => [
      ...wrap(titleOf(check), columns),
      ...wrap(`fitted: ${checkSentence(check)}`, columns - 2).map((line) => `  ${line}`),
      ...wrap(`prior: ${checkSentence(checks.prior[i]!)}`, columns - 2).map((line) => paint.muted(`  ${line}`)),
    ]),
    ...wrap(CHECKS_LEGEND, columns).map(paint.muted),
  ];
}

/** From this width on all columns leave room for the names of params. */
const ROOM_FOR_ALL = 76;

const FIGURES: readonly {
  readonly head: string;
  readonly width: number;
  /** Also shown where there is little room. */
  readonly needed: boolean;
  readonly of: (spread: Spread) => number;
}[] = [
  { head: 'mean', width: 8, needed: true, of: (it) => it.mean },
  { head: 'sd', width: 7, needed: false, of: (it) => it.sd },
  { head: '5 %', width: 8, needed: true, of: (it) => it.p5 },
  { head: 'median', width: 8, needed: false, of: (it) => it.p50 },
  { head: '95 %', width: 8, needed: true, of: (it) => it.p95 },
];

const LEGEND =
  'First line: posterior; second: prior. R-hat near 1: the chains agree. Size: how many independent draws they are ' +
  'worth, in the bulk or in the tails, whichever is less.';

function paramLines(summaries: readonly ParamSummary[], columns: number, paint: Paint): readonly string[] {
  const figures = columns < ROOM_FOR_ALL ? FIGURES.filter(({ needed }) => needed) : FIGURES;
  const widths = [...figures.map(({ width }) => width), 5, 5];
  const numbers = widths.map((width): Column => ({ width, align: 'right' }));
  const table: readonly Column[] = [{ width: columns - widthOf(numbers) - 2, align: 'left' }, ...numbers];
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const heads = ['Param', ...figures.map(({ head }) => head), 'R-hat', 'size'];
  const rows = summaries.flatMap((summary) => {
    const unit = summary.unit === undefined ? [] : [{ text: `[${summary.unit}]`, paint: paint.muted }];
    return stackedRow(table, [
      [{ text: summary.name, indent: '  ' }, ...unit],
      ...figures.map(({ of }) => [
        { text: significant(of(summary.posterior)), paint: paint.answer },
        { text: significant(of(summary.prior)), paint: paint.muted },
      ]),
      [{ text: defined(summary.rHat, (it) => it.toFixed(2)) }],
      [{ text: sizeOf(summary) }],
    ]);
  });
  return [
    ...tableRow(
      table,
      heads.map((text) => ({ text, paint: paint.strong })),
    ),
    rule,
    ...rows,
    rule,
    ...wrap(LEGEND, columns).map(paint.muted),
  ];
}
