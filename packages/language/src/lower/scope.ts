import type { Timeline } from '@proviso/model';
import type { Row } from '../collection.ts';
import type { Variable } from '../generated/ast.ts';
import type { Program } from '../program.ts';

/** Where an expression stands: the case around it, and the member or row that each loop variable is at. */
export interface Scope {
  readonly program: Program;
  readonly timeline: Timeline;
  readonly bound: ReadonlyMap<Variable, Row>;
}

/** The scope inside a loop, at one row. */
export function at(scope: Scope, variable: Variable, row: Row): Scope {
  return { ...scope, bound: new Map([...scope.bound, [variable, row]]) };
}
