import type { Case, CivilDate, Status } from '@proviso/model';
import { type Account, hasEnded, type LiftedMeasure } from './account.ts';
import { assertionOn } from './assertion.ts';
import { type Citation, citeClause } from './citation.ts';
import { operativeTruth } from './condition.ts';
import { holdsOn, type Instrument } from './docket.ts';
import { type Doubt, doubtOn, unknownMatter } from './doubt.ts';
import type { Flag } from './flag.ts';
import { accountsOn, entryOn, type History } from './history.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';
import { type Subject, subjectOf } from './subject.ts';

/** How a subject stands: an instrument by its status, a fact or obligation by whether it is met, an event by whether it was. */
export type Standing = Status | 'met' | 'not met' | 'violated' | 'happened' | 'not happened';

/** What the evidence is worth: records or clauses disagree; or they have not been checked for that day. */
export type Verdict = 'contradictory' | 'unverified';

/** A day, and the day as of which it is looked at: nothing known later enters. Without `known`, all that is on record. */
export interface AsOf {
  readonly on: CivilDate;
  readonly known?: CivilDate;
}

/** One reading of the evidence. */
export interface StandingAccount {
  readonly status: Standing;
  readonly because: readonly Citation[];
}

/** A derogation or licence that holds on the day. */
export interface StandingException {
  readonly measure: string;
  readonly title?: string;
  readonly through?: CivilDate;
  readonly because: Citation;
}

export interface StatusAnswer extends AsOf {
  readonly name: string;
  readonly kind: Subject['kind'];
  /** Absent where the evidence is contradictory, for there is no silent winner, and where no source says. */
  readonly status?: Standing;
  readonly verdict?: Verdict;
  /** One; where the evidence is contradictory, one for each side; none where no source says. */
  readonly accounts: readonly StandingAccount[];
  /** Last day of force, as it stands on the day, of an instrument that has one. */
  readonly through?: CivilDate;
  /** Last day of a suspension that has one. */
  readonly suspendedThrough?: CivilDate;
  /** Measures lifted while the rest stays in force, and the number of listed persons taken off. */
  readonly lifted: readonly LiftedMeasure[];
  readonly delisted: number;
  readonly exceptions: readonly StandingException[];
  readonly flags: readonly Flag[];
}

/**
 * Status of a regime, measure, act, agreement, obligation, fact or event on a day as known on a day.
 * @throws Error if the case has nothing of that name: ask {@link subjectOf} first
 */
export function status(model: Case, name: string, asOf: AsOf): StatusAnswer {
  const subject = subjectOf(model, name);
  if (!subject) throw new Error(`the case has nothing named ${name}`);
  const register = registerOf(model, asOf.known);
  switch (subject.kind) {
    case 'regime':
    case 'agreement':
    case 'act':
      return instrumentStatus(register, subject, subject.of.name, asOf, (account) => account.status);
    case 'measure':
      return instrumentStatus(register, subject, subject.of.name, asOf, (a) => measureStatus(a, subject.measure));
    case 'obligation':
    case 'fact':
    case 'event':
      return factStatus(register, subject, asOf);
  }
}

/** A measure stands as its regime does, unless it was lifted by itself. */
function measureStatus(account: Account, measure: string): Status {
  const lifted = account.lifted.some((l) => l.measure === measure);
  return lifted && !hasEnded(account.status) ? 'lifted' : account.status;
}

function instrumentStatus(
  register: Register,
  subject: Subject,
  owner: string,
  asOf: AsOf,
  read: (account: Account) => Status,
): StatusAnswer {
  const history = register.histories.get(owner)!;
  const accounts = accountsOn(history, asOf.on);
  const first = accounts[0]!;
  const measure = subject.kind === 'measure' ? subject.measure : undefined;
  const because = (account: Account): readonly Citation[] =>
    measure === undefined || hasEnded(account.status) ? account.grounds : groundsOfMeasure(account, measure);
  // What no source says of the instrument is known of a measure that was lifted by itself.
  const told = accounts.filter((a) => unknownMatter(history, a) === undefined || read(a) !== a.status);
  const standings = distinctStandings(told.map((a) => ({ status: read(a), because: because(a) })));
  const contradictory = standings.length > 1;
  const doubt = doubtOn(register, owner, asOf.on);
  return {
    name: subject.name,
    kind: subject.kind,
    ...asOf,
    ...(standings.length === 1 && { status: standings[0]!.status }),
    ...((contradictory || doubt) && { verdict: contradictory ? 'contradictory' : 'unverified' }),
    accounts: standings,
    ...(first.through !== undefined && !contradictory && { through: first.through }),
    ...(first.suspendedThrough !== undefined && !contradictory && { suspendedThrough: first.suspendedThrough }),
    lifted: first.lifted,
    delisted: first.delisted,
    exceptions: exceptionsOn(history.instrument, asOf.on, measure),
    flags: instrumentFlags(register, history, subject.name, asOf.on, doubt),
  };
}

function groundsOfMeasure(account: Account, measure: string): readonly Citation[] {
  const lifted = account.lifted.find((l) => l.measure === measure);
  return lifted ? [lifted.because] : account.grounds;
}

function distinctStandings(standings: readonly StandingAccount[]): readonly StandingAccount[] {
  if (standings.length < 2) return standings;
  const byStatus = new Map<Standing, StandingAccount>();
  for (const standing of standings) if (!byStatus.has(standing.status)) byStatus.set(standing.status, standing);
  return [...byStatus.values()];
}

function exceptionsOn(instrument: Instrument, day: CivilDate, measure?: string): readonly StandingException[] {
  if (instrument.exceptions.length === 0) return [];
  return instrument.exceptions
    .filter((clause) => holdsOn(clause, day) && (clause.through === undefined || day <= clause.through))
    .filter((clause) => measure === undefined || clause.to === measure)
    .map((clause) => ({
      measure: clause.to,
      ...(clause.title !== undefined && { title: clause.title }),
      ...(clause.through !== undefined && { through: clause.through }),
      because: citeClause(clause),
    }));
}

function instrumentFlags(
  register: Register,
  history: History,
  name: string,
  day: CivilDate,
  doubt: Doubt | undefined,
): readonly Flag[] {
  const entry = entryOn(history, day);
  const { status } = (entry ? entry.accounts : history.opening)[0]!;
  return [
    ...(entry ? entry.changes.flatMap((change) => change.flags) : []),
    ...standingPromises(register, history, status, day),
    ...dayFlags(register, name, day, doubt),
  ];
}

/** Promises whose condition holds while nobody has acted on them. */
function standingPromises(
  register: Register,
  { instrument }: History,
  status: Status,
  day: CivilDate,
): readonly Flag[] {
  const flags: Flag[] = [];
  for (const clause of instrument.promises) {
    const isPledge = clause.kind === 'pledge';
    if (status !== (isPledge ? 'in force' : 'suspended') || !holdsOn(clause, day)) continue;
    if (operativeTruth(register, isPledge ? clause.if : clause.when, day) !== 'yes') continue;
    const { name } = instrument;
    flags.push({
      kind: isPledge ? 'condition met, not lifted' : 'condition met, not resumed',
      subject: name,
      on: day,
      message: isPledge
        ? `The condition on which ${name} was pledged to be lifted is met; it has not been lifted.`
        : `The condition on which ${name} may resume is met; it has not been resumed.`,
      citations: [citeClause(clause)],
    });
  }
  return flags;
}

/** What is to be said of the day itself: unverified, or outside the timeline. */
function dayFlags(register: Register, name: string, day: CivilDate, doubt: Doubt | undefined): readonly Flag[] {
  const flags: Flag[] = [];
  if (doubt) {
    const message = `${name} is unverified on ${day}: ${doubt.kind}.`;
    flags.push({ kind: 'unverified', subject: name, on: day, message, citations: doubt.citations });
  }
  const { from, through } = register.docket.model.timeline;
  if (day < from || day > through) {
    const message = `${day} lies outside the timeline, ${from} through ${through}; clauses and records answer all the same.`;
    flags.push({ kind: 'outside the timeline', subject: name, on: day, message, citations: [] });
  }
  return flags;
}

function factStatus(
  register: Register,
  subject: Extract<Subject, { kind: 'obligation' | 'fact' | 'event' }>,
  asOf: AsOf,
): StatusAnswer {
  const { name } = subject;
  const assertion = assertionOn(register, name, asOf.on);
  const [positive, negative]: readonly Standing[] =
    subject.kind === 'event' ? ['happened', 'not happened'] : ['met', 'not met'];
  const yes: StandingAccount = { status: positive!, because: assertion.affirmed };
  const no: StandingAccount = {
    status: assertion.violated ? 'violated' : negative!,
    because: assertion.denied,
  };
  const doubt = assertion.affirmed.length > 0 ? undefined : doubtOn(register, name, asOf.on);
  const accounts = assertion.disputed ? [yes, no] : [assertion.affirmed.length > 0 ? yes : no];
  return {
    name,
    kind: subject.kind,
    ...asOf,
    ...(!assertion.disputed && { status: accounts[0]!.status }),
    ...((assertion.disputed || doubt) && { verdict: assertion.disputed ? 'contradictory' : 'unverified' }),
    accounts,
    lifted: [],
    delisted: 0,
    exceptions: [],
    flags: [...factFlags(register, subject, asOf.on, assertion), ...dayFlags(register, name, asOf.on, doubt)],
  };
}

function factFlags(
  register: Register,
  subject: Subject,
  day: CivilDate,
  { truth, disputed, affirmed, denied }: ReturnType<typeof assertionOn>,
): readonly Flag[] {
  const flags: Flag[] = [];
  const { name } = subject;
  if (disputed) {
    const message = `${name} is disputed: some records affirm it, others deny it, and none overrules another.`;
    flags.push({ kind: 'disputed', subject: name, on: day, message, citations: [...affirmed, ...denied] });
  }
  if (subject.kind !== 'obligation') return flags;
  const { due, needs } = subject.of;
  if (due !== undefined && day > due && truth === 'no') {
    flags.push({ kind: 'overdue', subject: name, on: due, message: `${name} was due by ${due}.`, citations: [] });
  }
  const open = truth === 'yes' ? needs.filter((need) => assertionOn(register, need, day).truth === 'no') : [];
  if (open.length > 0) {
    const message = `${name} is on record as met, though it needs ${open.join(' and ')}, which ${open.length > 1 ? 'are' : 'is'} not.`;
    flags.push({ kind: 'met before what it needs', subject: name, on: day, message, citations: affirmed });
  }
  return flags;
}
