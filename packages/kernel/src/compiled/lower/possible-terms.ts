import type { DayNumber, Step } from '@proviso/model';
import type { Instrument } from '../../interpreter/instruments.ts';
import { anchorAfter, dayOfMonth, nextExpiry, type RecordedRenewal } from '../../interpreter/terms.ts';
import { courseOf, inOrder, ORIGIN, type Position, partOf, positionAfter, stepOfPart } from './docket.ts';

/** A time at which a term may run out. */
export interface PossibleEnd {
  readonly position: Position;
  /** The day after the last one of force. */
  readonly day: DayNumber;
  readonly expiry: DayNumber;
}

/** A time at which a vote on a running term may be due. */
export interface PossibleVote<C> {
  readonly position: Position;
  readonly day: DayNumber;
  /** The term, by its last day. */
  readonly expiry: DayNumber;
  readonly clause: C;
  /** Last day of the next term, if this is renewed. */
  readonly next: DayNumber;
}

/** What is known of the renewals of an instrument before the run. */
export interface Renewable<C> {
  readonly steps: readonly Step[];
  readonly instrument: Instrument;
  /** In order of day; those after the last step have no position. */
  readonly records: readonly (RecordedRenewal & { readonly position: Position | undefined })[];
  /** What may bring it to life with the term it has then. */
  readonly revivals: readonly Position[];
  /** By a term's last day the clause that holds, and the day of the vote by rule. */
  readonly clauseFor: (expiry: DayNumber) => { readonly clause: C; readonly nominal: DayNumber } | undefined;
  readonly periodOf: (clause: C) => Parameters<typeof nextExpiry>[1];
  /** Whether a vote on a term can pass. */
  readonly canPass: (clause: C, expiry: DayNumber) => boolean;
  readonly ranks: { readonly end: number; readonly vote: number };
}

/** A term that an instrument may have, and where in the run it may be granted. */
interface Term {
  readonly expiry: DayNumber;
  readonly granted: DayNumber;
  readonly since: Position;
}

/** Follows all terms that an instrument can have, from the first and from each on record, through the votes on them. */
export function possibleTerms<C>(it: Renewable<C>) {
  const { instrument, records } = it;
  const ends = new Map<string, PossibleEnd>();
  const votes = new Map<string, PossibleVote<C>>();
  const followed = new Set<string>();
  const open: Term[] = [
    { expiry: instrument.through, granted: instrument.beginning, since: ORIGIN },
    ...records.flatMap(({ day, through, position }) =>
      position ? [{ expiry: through, granted: day, since: position }] : [],
    ),
  ];
  for (let term = open.pop(); term; term = open.pop()) {
    const known = `${term.expiry} ${term.granted} ${keyOf(term.since)}`;
    if (term.expiry === Infinity || followed.has(known)) continue;
    followed.add(known);
    for (const end of endOf(it, term)) ends.set(`${keyOf(end.position)} ${end.expiry}`, end);
    for (const vote of votesOn(it, term)) {
      votes.set(`${keyOf(vote.position)} ${vote.expiry}`, vote);
      if (it.canPass(vote.clause, term.expiry)) {
        open.push({ expiry: vote.next, granted: vote.day, since: vote.position });
      }
    }
  }
  return { ends: [...ends.values()], votes: [...votes.values()] };
}

function keyOf({ part, key }: Position): string {
  return [part, ...key].join();
}

/** A term ends by itself unless a record takes its place before. */
function endOf<C>({ steps, records, ranks }: Renewable<C>, { expiry, since }: Term): readonly PossibleEnd[] {
  const isReplaced = records.some(({ day, position }) => position && day <= expiry && inOrder(since, position) < 0);
  const part = partOf(steps, expiry + 1);
  if (isReplaced || part === undefined) return [];
  return [{ position: positionAfter(since, part, expiry + 1, ranks.end), day: expiry + 1, expiry }];
}

/** The vote on a term is due by rule once it has been granted, or once the instrument has come to life with it. */
function votesOn<C>(it: Renewable<C>, { expiry, granted, since }: Term): readonly PossibleVote<C>[] {
  const { steps, records, revivals, ranks } = it;
  const found = it.clauseFor(expiry);
  const isOnRecord = records.some(({ day }) => granted < day && day <= expiry);
  if (!found || isOnRecord) return [];
  const { clause, nominal } = found;
  const nominalPart = partOf(steps, nominal);
  if (nominalPart === undefined) return [];
  return [since, ...revivals.filter((revival) => inOrder(since, revival) < 0)].flatMap((cause) => {
    const step = Math.max(stepOfPart(cause.part), stepOfPart(nominalPart));
    const { first } = steps[step]!;
    if (expiry < first) return [];
    const day = Math.max(nominal, first);
    const position = positionAfter(cause, courseOf(step), day, ranks.vote);
    const next = nextExpiry(expiry, it.periodOf(clause), anchorAt(it, position));
    return [{ position, day, expiry, clause, next }];
  });
}

/** The day of the month at which renewals aim: every record is entered in its turn, whatever befalls the instrument. */
function anchorAt<C>({ instrument, records }: Renewable<C>, at: Position): number {
  return records.reduce(
    (anchor, { through, position }) => (position && inOrder(position, at) < 0 ? anchorAfter(anchor, through) : anchor),
    dayOfMonth(instrument.through),
  );
}
