import type { CivilDate } from '@proviso/model';
import type { Citation } from './citation.ts';

/** What a reader must be told beside a status: it is kept as it stands on record, and said aloud. */
export type FlagKind =
  | 'no clause provides'
  | 'no room for act'
  | 'renewed after the lapse'
  | 'renewed across a gap'
  | 'outside its window'
  | 'other period'
  | 'clamped'
  | 'other body'
  | 'through before the act'
  | 'shortened'
  | 'records disagree'
  | 'clauses disagree'
  | 'no beginning'
  | 'begins with its base'
  | 'notice without right'
  | 'met before what it needs'
  | 'condition met, not lifted'
  | 'condition met, not resumed'
  | 'overdue'
  | 'disputed'
  | 'unverified'
  | 'outside the timeline'
  | 'hindsight';

export interface Flag {
  readonly kind: FlagKind;
  /** The instrument, fact or record it is about. */
  readonly subject: string;
  /** The day from which it holds, where it has one. */
  readonly on?: CivilDate;
  /** One sentence for a reader. */
  readonly message: string;
  readonly citations: readonly Citation[];
}
