import type { Timeline } from '@proviso/model';
import type { Place } from './diagnostic.ts';
import type { Observe, State } from './generated/ast.ts';
import { clauseIds } from './lower/instrument.ts';
import { happeningId, recordId } from './lower/records.ts';
import type { Program } from './program.ts';
import type { ReadSeries } from './series.ts';
import { placeOf } from './source-file.ts';

/** Where everything stands that a run of a checked case may have to show: see `CheckedCase.places`. */
export function placesOf(
  program: Program,
  timeline: Timeline,
  series: ReadonlyMap<State | Observe, ReadSeries>,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [name, node] of program.named) {
    places.set(name, placeOf(node, 'name'));
    if (node.$type === 'Regime' || node.$type === 'Agreement') {
      for (const [id, clause] of clauseIds(node, { program, timeline, bound: new Map() }))
        places.set(id, placeOf(clause));
    }
  }
  for (const node of program.trees.flatMap((tree) => tree.declarations)) {
    if (node.$type === 'DatedRecord') places.set(recordId(node, program), placeOf(node));
    if (node.$type === 'Event' && node.happened !== undefined) {
      places.set(happeningId(node, node.happened), placeOf(node));
    }
  }
  for (const [node, read] of series) {
    for (const [i, row] of read.series.rows.entries()) places.set(`${node.name}@${row.date}`, read.places[i]!);
  }
  return places;
}
