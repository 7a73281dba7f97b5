import type { CivilDate } from '@proviso/model';
import type { Docket } from './docket.ts';
import type { History } from './history.ts';

/** The law's register: the history of every instrument of a case as known on a day. */
export interface Register {
  readonly docket: Docket;
  /** By name of regime or agreement. */
  readonly histories: ReadonlyMap<string, History>;
  /** While the register is being written: the day it has come to. Of later days nothing is known yet. */
  readonly reached?: CivilDate;
}
