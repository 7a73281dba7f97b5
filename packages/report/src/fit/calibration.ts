import type { Calibration, ParamCalibration } from '@proviso/forecast';
import { writeJson } from '../json.ts';
import { longDay } from '../shown-day.ts';
import { shownCount } from '../shown-number.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Column, tableRow, widthOf, wrap } from '../text/table.ts';
import { counted, oneLine } from '../wording.ts';

/** Name and version of the layout of a calibration as JSON; SCHEMA.md describes it. */
const SCHEMA = 'proviso-calibration/1';

export function renderCalibrationJson(calibration: Calibration): string {
  return writeJson(SCHEMA, calibration);
}

/** A calibration as text for a terminal: how the true values of each param lie among the draws. Ends with a line break. */
export function renderCalibration(calibration: Calibration, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const { title, asOf, fits, figures, warmup, particles, seed } = calibration;
  return pageOf([
    [
      ...wrap(oneLine(title), columns).map(paint.strong),
      ...wrap(
        `${counted(fits, 'fit')} to figures that were simulated from params drawn from the prior, as of ${longDay(asOf)}`,
        columns,
      ),
    ],
    rankLines(calibration, columns, paint),
    wrap(verdictOn(calibration), columns),
    wrap(
      `${counted(figures, 'figure')} a fit; records, statements and silence are left out. ${shownCount(warmup)} iterations of warm-up, ${shownCount(particles)} particles, seed ${seed}.`,
      columns,
    ),
  ]);
}

const LEGEND =
  'Ranks: in how many fits the true value lies among the lowest draws, and so on to the highest. Where fits can be ' +
  'trusted all are as likely; p is the probability that even ranks would lie as unevenly.';

function rankLines({ params }: Calibration, columns: number, paint: Paint): readonly string[] {
  const numbers: readonly Column[] = [
    { width: 34, align: 'left' },
    { width: 6, align: 'right' },
  ];
  const table: readonly Column[] = [{ width: columns - widthOf(numbers) - 2, align: 'left' }, ...numbers];
  const rule = paint.muted('─'.repeat(widthOf(table)));
  return [
    ...tableRow(
      table,
      ['Param', 'ranks', 'p'].map((text) => ({ text, paint: paint.strong })),
    ),
    rule,
    ...params.flatMap(({ name, bins, pValue }) =>
      tableRow(table, [
        { text: name, indent: '  ' },
        { text: bins.join(' ') },
        { text: pValue === undefined ? 'none' : pValue.toFixed(3), paint: paint.answer },
      ]),
    ),
    rule,
    ...wrap(LEGEND, columns).map(paint.muted),
  ];
}

/** What is wrong with a fit whose true values lie so. */
const WRONG: Readonly<Record<ParamCalibration['lying'], string>> = {
  evenly: 'nothing',
  low: 'fits put it too high',
  high: 'fits put it too low',
  'far out': 'fits are too sure of it',
  'near the middle': 'fits are less sure of it than they could be',
  unevenly: 'fits are off',
};

/** With many params some are uneven by chance: a p-value counts by how many there are (C. Bonferroni 1936). */
export function verdictOn({ params }: Calibration): string {
  const tested = params.filter(({ pValue }) => pValue !== undefined);
  if (tested.length === 0) return 'Too few fits to tell anything: run at least 5, better 100.';
  const wrong = tested.filter(({ pValue }) => pValue! * tested.length < 0.01);
  if (wrong.length === 0) return 'Nothing speaks against the fits: the true values lie where they should.';
  const told = wrong.map(({ name, lying }) => `${name} (${WRONG[lying]})`).join(', ');
  return `The fits are not to be trusted: the true values of ${told} lie too unevenly for chance.`;
}
