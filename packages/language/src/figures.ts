import { stepIndexOf, stepsOf, type Timeline, toDayNumber } from '@proviso/model';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Observe, State } from './generated/ast.ts';
import type { ReadSeries } from './series.ts';
import { placeOf } from './source-file.ts';

/** Checks series against the timeline: one figure a step unless an aggregation is named, and none before it begins. */
export function checkFigures(
  series: ReadonlyMap<State | Observe, ReadSeries>,
  timeline: Timeline,
  report: Diagnostic[],
): void {
  const steps = stepsOf(timeline);
  for (const [node, read] of series) {
    const first = new Map<number, number>();
    let outside = 0;
    for (const [i, row] of read.series.rows.entries()) {
      const step = stepIndexOf(steps, toDayNumber(row.date));
      if (step < 0) {
        outside += 1;
        continue;
      }
      const before = first.get(step);
      if (before === undefined) first.set(step, i);
      else if (read.series.rows[before]!.date !== row.date && !read.series.aggregate) {
        report.push(twoInOneStep(node, read, before, i, timeline));
        break;
      }
    }
    if (outside > 0) report.push(rowsOutside(node, outside, timeline));
  }
}

/** Checks that a series belongs to a state that is drawn, and to one only. */
export function checkDrawn(node: State, report: Diagnostic[]): void {
  if (!node.data) return;
  const place = placeOf(node, 'data');
  if (node.over) {
    const message = `${node.name} is a state of each member, and the series is one`;
    report.push(diagnose('PV0510', { message, help: 'declare a state for each member that has figures', place }));
  } else if (!node.next.distribution) {
    const message = `${node.name} is computed, so that its figures could only contradict it`;
    const help = 'let its `next` be drawn, `next ~ D`, or compare the figures with it by `observe`';
    report.push(diagnose('PV0510', { message, help, place }));
  }
}

function twoInOneStep(
  node: State | Observe,
  read: ReadSeries,
  before: number,
  row: number,
  { unit }: Timeline,
): Diagnostic {
  const { rows } = read.series;
  return diagnose('PV0611', {
    message: `${node.name} has two figures in one ${unit}: of ${rows[before]!.date} and of ${rows[row]!.date}`,
    help: 'say behind `data` which counts: `last of rows`, `mean of rows`, `sum of rows`, ...',
    place: placeOf(node, 'data'),
    related: [
      { message: 'the first', place: read.places[before]! },
      { message: 'the second', place: read.places[row]! },
    ],
  });
}

function rowsOutside(node: State | Observe, count: number, { from, through }: Timeline): Diagnostic {
  return diagnose('PV0807', {
    message: `${count} ${count === 1 ? 'figure' : 'figures'} of ${node.name} ${count === 1 ? 'lies' : 'lie'} outside the timeline and ${count === 1 ? 'is' : 'are'} not used`,
    help: `the timeline runs from ${from} through ${through}`,
    place: placeOf(node, 'data'),
  });
}
