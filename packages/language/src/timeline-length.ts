import { type CalendarUnit, toDayNumber, YEARS_PER } from '@proviso/model';
import { daySpan } from './calendar-date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Timeline } from './generated/ast.ts';
import { placeOf } from './source-file.ts';

/** A century of days and more; every path remembers and every chart draws all of them. */
const MOST_STEPS = 50_000;
/** The calendar of the model ends with the year 9999, and renewals look beyond the timeline. */
const LAST_YEAR = 9000;

/** Checks that a timeline, whose dates exist and are in order, is one that can be run. */
export function checkLength(node: Timeline, report: Diagnostic[]): void {
  const [from, through] = [daySpan(String(node.from)), daySpan(String(node.through))];
  if (!from || !through) return;
  const years = (toDayNumber(through.last) - toDayNumber(from.first) + 1) / 365.25;
  const steps = Math.ceil(years / YEARS_PER[node.unit as CalendarUnit]);
  const late = Number(through.last.slice(0, 4)) > LAST_YEAR;
  if (steps <= MOST_STEPS && !late) return;
  report.push(
    diagnose('PV0410', {
      message: late
        ? `the timeline runs through ${node.through}, and the calendar goes no further than the year ${LAST_YEAR}`
        : `the timeline has about ${steps} steps, and no more than ${MOST_STEPS} can be run`,
      help: late ? 'let it end earlier' : 'take a coarser step, or a shorter timeline',
      place: placeOf(node, 'through'),
    }),
  );
}
