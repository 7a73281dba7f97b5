import { type DateRange, daysOf } from '../../interpreter/preparation.ts';
import type { Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { PathPair } from './path-pair.ts';

/** The lanes in which a day lies within a range. */
export function lowerWithin(pair: PathPair, range: DateRange | undefined, day: Operand): Value {
  const [from, through] = daysOf(range);
  return pair.all([
    ...(from > -Infinity ? [pair.ge(day, from)] : []),
    ...(through < Infinity ? [pair.le(day, through)] : []),
  ]);
}
