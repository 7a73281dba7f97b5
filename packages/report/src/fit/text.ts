import type { Fit, ParamSummary, Spread } from '@proviso/forecast';
import { longDay } from '../shown-day.ts';
import { shownCount, shownShare } from '../shown-number.ts';
import { noteLines, type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { oneLine } from '../wording.ts';

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
    [paint.strong('What the figures rest on'), ...wrap(groundsOf(fit), columns)],
    noteLines('Warnings', fit.warnings, columns, paint),
  ]);
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
      [{ text: defined(Math.min(summary.bulkSize, summary.tailSize), shownCount) }],
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

function groundsOf({ posterior, evidence, acceptance, logLikelihoodVariance, unfitted }: Fit): string {
  const { chains, iterations, warmup, particles, seed, modelHash } = posterior;
  const sentences = [
    `${chains} ${chains === 1 ? 'chain' : 'chains'} of ${shownCount(iterations)} draws after ${shownCount(warmup)} of warm-up, ${shownCount(particles)} particles, seed ${seed}, model ${modelHash.slice(0, 12)}.`,
    `${shownCount(evidence)} items of evidence.`,
    `Proposals taken: ${acceptance.map(shownShare).join(', ')}.`,
    `Variance of the log-likelihood at the middle of the posterior: ${logLikelihoodVariance.toFixed(2)}.`,
    ...(unfitted.length === 0 ? [] : [`Drawn anew on every path: ${unfitted.join(', ')}.`]),
  ];
  return sentences.join(' ');
}

function defined(value: number, shown: (value: number) => string): string {
  return Number.isFinite(value) ? shown(value) : 'none';
}

/** Three significant digits, with a true minus sign. */
function significant(value: number): string {
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e7) ? size.toExponential(2) : plain(size);
  return value < 0 ? `−${text}` : text;
}

function plain(size: number): string {
  const digits = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  return size.toFixed(digits);
}
