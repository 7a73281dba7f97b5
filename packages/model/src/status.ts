/** What a regime, measure or agreement is on a day, by its clauses and records. */
export type Status =
  | 'not yet'
  | 'in force'
  | 'suspended'
  | 'lapsed'
  | 'lifted'
  | 'superseded'
  | 'residual'
  | 'terminated';

/** All statuses; the position is the code by which a kernel stores one. */
export const STATUSES: readonly Status[] = [
  'not yet',
  'in force',
  'suspended',
  'lapsed',
  'lifted',
  'superseded',
  'residual',
  'terminated',
];

/**
 * Something that happens to a regime or agreement on a day and takes effect from that day on.
 *
 * - `begin`: its clause makes it apply from this day
 * - `renew`: the day until which it applies is moved
 * - `expire`: the day after the last on which it applied, no renewal having come
 * - `end`: its own clause ends it (`ends when`)
 * - `fall`: what it rests on has ended
 * - `return`: its own clause brings it back (snapback)
 * - `lift`, `suspend`, `resume`, `repeal`, `supersede`, `terminate`: acts of those who may
 */
export type DatedAct =
  | 'begin'
  | 'renew'
  | 'expire'
  | 'end'
  | 'fall'
  | 'return'
  | 'lift'
  | 'suspend'
  | 'resume'
  | 'repeal'
  | 'supersede'
  | 'terminate';

const FROM_FORCE = {
  renew: 'in force',
  expire: 'lapsed',
  end: 'terminated',
  fall: 'lapsed',
  lift: 'lifted',
  suspend: 'suspended',
  repeal: 'terminated',
  supersede: 'superseded',
  terminate: 'terminated',
} as const satisfies Partial<Record<DatedAct, Status>>;

/**
 * The one table of transitions: status and dated act give the next status. A pair that is missing is an act that the
 * status gives no room for, such as renewing what has lapsed.
 */
export const TRANSITIONS: Readonly<Record<Status, Readonly<Partial<Record<DatedAct, Status>>>>> = {
  'not yet': { begin: 'in force', renew: 'not yet', repeal: 'terminated', terminate: 'terminated' },
  'in force': FROM_FORCE,
  suspended: { ...FROM_FORCE, renew: 'suspended', suspend: 'suspended', resume: 'in force', return: 'in force' },
  lapsed: { return: 'in force' },
  lifted: { return: 'in force' },
  superseded: { return: 'in force' },
  residual: { lift: 'lifted', repeal: 'terminated', terminate: 'terminated', return: 'in force' },
  terminated: { return: 'in force' },
};

/** The status that an act leads to, and whether the table provides for it there. */
export interface Transition {
  readonly status: Status;
  /** False where the status gives no room for the act: it is kept, and flagged. */
  readonly regular: boolean;
}

/**
 * Status after a dated act. An act the table does not provide for still takes effect when it is on record, as if the
 * instrument had been in force (or, for `begin`, not yet begun); the transition is then marked irregular.
 * @param residual the instrument leaves a residual effect when it ends
 */
export function transition(from: Status, act: DatedAct, residual = false): Transition {
  const regularNext = TRANSITIONS[from][act];
  const next = regularNext ?? TRANSITIONS['in force'][act] ?? TRANSITIONS.suspended[act] ?? 'in force';
  const ended = next === 'lapsed' || next === 'lifted' || next === 'terminated';
  const status = residual && ended && from !== 'residual' && from !== 'not yet' ? 'residual' : next;
  return { status, regular: regularNext !== undefined };
}
