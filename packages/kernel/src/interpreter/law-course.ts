import type { DayNumber } from '@proviso/model';
import { prepareParts } from './conditions.ts';
import { prepareDecisions } from './decisions.ts';
import { clausesOfKind, enact, type Instrument, instrumentsOf, isAlive, isEnded, statusNow } from './instruments.ts';
import type { Interventions } from './interventions.ts';
import { type LawAct, lawActsOf } from './law-acts.ts';
import type { Path, Turn } from './path.ts';
import { type Preparation, within } from './preparation.ts';
import { readsQuantities } from './references.ts';
import { prepareRenewals, type Renewals } from './renewals.ts';

/** The life of regimes and agreements, before the lets of a step and after its events and facts. */
export interface LawCourse {
  /** Brings every instrument to the first day of the step. */
  readonly open: Turn;
  /** Takes decisions, holds votes, and brings every instrument to the last day of the step. */
  readonly run: Turn;
}

/** Something that falls due on a day and is then done. */
interface Prospect {
  /** Infinity while nothing is due. */
  due(path: Path): DayNumber;
  run(path: Path, day: DayNumber): void;
}

/** Makes regimes and agreements ready to run. */
export function prepareLawCourse(preparation: Preparation, interventions: Interventions): LawCourse {
  const instruments = instrumentsOf(preparation);
  const renewals = new Map(
    instruments.map((it) => [it.name, prepareRenewals(preparation, it, interventions)] as const),
  );
  const decisions = prepareDecisions(preparation, instruments, interventions);
  const acts = lawActsOf(preparation, instruments, renewals, decisions, interventions);
  const fall = prepareFall(instruments);
  const end = prepareEnds(preparation, instruments, fall);
  const agenda = new Agenda();
  const votings = [...renewals.values()].map((it) => new Voting(it));
  const byRule = [
    ...instruments.map(expiry),
    ...instruments.map(endOfSuspension),
    ...instruments.map(endOfResidue),
    ...instruments.map(beginning),
  ];
  const withoutVotes = [...byRule, agenda];
  const withVotes = [...withoutVotes, ...votings];
  return {
    open: (path) => {
      const { index, first } = path.step;
      if (index === 0) {
        for (const it of renewals.values()) it.begin(path);
        agenda.take(acts.history);
        inOrderOfDay(path, withoutVotes, first - 1, fall);
      }
      agenda.take(acts.opening[index]!);
      inOrderOfDay(path, withoutVotes, first, fall);
      end(path);
    },
    run: (path) => {
      const { index, last } = path.step;
      decisions.turns[index]!(path);
      agenda.take(acts.course[index]!, decisions.decided);
      for (const voting of votings) voting.held = 0;
      inOrderOfDay(path, withVotes, last, fall);
    },
  };
}

/**
 * Does everything that falls due through a day, day by day; what falls due on one day in the order of the prospects.
 * What rests on something falls on the day on which that ends, and what is superseded ends on the day on which its
 * successor begins.
 */
function inOrderOfDay(
  path: Path,
  prospects: readonly Prospect[],
  through: DayNumber,
  fall: (path: Path, day: DayNumber) => void,
): void {
  for (;;) {
    let next: Prospect | undefined;
    let day = Infinity;
    for (const prospect of prospects) {
      const due = prospect.due(path);
      if (due >= day) continue;
      next = prospect;
      day = due;
    }
    if (!next || day > through) return;
    next.run(path, day);
    fall(path, day);
  }
}

/** Acts with days of their own, done one after the other. */
class Agenda implements Prospect {
  #acts: readonly LawAct[] = [];
  #done = 0;

  /** Takes up acts that are in order of day, and decisions to be put among them, after what else their day holds. */
  take(acts: readonly LawAct[], decided: readonly LawAct[] = []): void {
    this.#acts = decided.length === 0 ? acts : [...acts, ...decided].sort((a, b) => a.day - b.day);
    this.#done = 0;
  }

  due(): DayNumber {
    return this.#acts[this.#done]?.day ?? Infinity;
  }

  run(path: Path): void {
    this.#acts[this.#done]!.run(path);
    this.#done += 1;
  }
}

/** Votes on the renewal of one instrument; the k-th in a step has draws of its own. */
class Voting implements Prospect {
  held = 0;
  readonly #renewals: Renewals;

  constructor(renewals: Renewals) {
    this.#renewals = renewals;
  }

  due(path: Path): DayNumber {
    return this.#renewals.due(path);
  }

  run(path: Path, day: DayNumber): void {
    this.#renewals.hold(path, day, this.held);
    this.held += 1;
  }
}

/** The day after the last one of force. */
function expiry(instrument: Instrument): Prospect {
  const { slots } = instrument;
  const expire = prepareExpire(instrument);
  return {
    due: (path) => (isAlive(statusNow(path, instrument)) ? path.slots[slots.expiry]! + 1 : Infinity),
    run: expire,
  };
}

/** What continues until repealed outlives its last day; all else lapses. */
function prepareExpire(instrument: Instrument): (path: Path, day: DayNumber) => void {
  const continuing = clausesOfKind(instrument, 'continues');
  return (path, day) => {
    if (continuing.some((clause) => within(clause.holds, day))) path.slots[instrument.slots.expiry] = Infinity;
    else enact(path, instrument, 'expire', day);
  };
}

function endOfSuspension(instrument: Instrument): Prospect {
  const { suspendedThrough } = instrument.slots;
  return {
    due: (path) => (statusNow(path, instrument) === 'suspended' ? path.slots[suspendedThrough]! + 1 : Infinity),
    run: (path, day) => enact(path, instrument, 'resume', day),
  };
}

function endOfResidue(instrument: Instrument): Prospect {
  return {
    due: (path) => (statusNow(path, instrument) === 'residual' ? instrument.residualThrough + 1 : Infinity),
    run: (path, day) => enact(path, instrument, 'terminate', day),
  };
}

function beginning(instrument: Instrument): Prospect {
  const expire = prepareExpire(instrument);
  return {
    due: (path) => (statusNow(path, instrument) === 'not yet' ? instrument.beginning : Infinity),
    run: (path, day) => {
      enact(path, instrument, 'begin', day);
      // A record can have set its end before it began.
      if (path.slots[instrument.slots.expiry]! < day) expire(path, day);
    },
  };
}

/**
 * What rests on an instrument that has ended falls with it, and what rests on that; what another supersedes ends once
 * that has begun, whichever came first.
 */
function prepareFall(instruments: readonly Instrument[]): (path: Path, day: DayNumber) => void {
  const find = (name: string) => instruments.find((it) => it.name === name);
  const dependents = instruments.flatMap((instrument) =>
    instrument.clauses.flatMap((clause) => {
      const other =
        clause.kind === 'rests' ? find(clause.on) : clause.kind === 'superseded' ? find(clause.by) : undefined;
      return other ? [{ instrument, other, clause }] : [];
    }),
  );
  return (path, day) => {
    let changed = dependents.length > 0;
    while (changed) {
      changed = false;
      for (const { instrument, other, clause } of dependents) {
        if (!isAlive(statusNow(path, instrument)) || !within(clause.holds, day)) continue;
        const status = statusNow(path, other);
        if (clause.kind === 'rests' && isEnded(status)) changed = enact(path, instrument, 'fall', day) || changed;
        if (clause.kind === 'superseded' && status !== 'not yet') {
          changed = enact(path, instrument, 'supersede', day) || changed;
        }
      }
    }
  };
}

/**
 * `ends when`: read as of the first day of the step with the values of the step before, all clauses at once, until no
 * more follow. In the first step there are no values yet, so a clause that reads any is passed over.
 */
function prepareEnds(
  preparation: Preparation,
  instruments: readonly Instrument[],
  fall: (path: Path, day: DayNumber) => void,
): Turn {
  const clauses = instruments.flatMap((instrument) =>
    clausesOfKind(instrument, 'ends').map((clause) => ({
      instrument,
      holds: clause.holds,
      test: prepareParts(preparation, clause.when[0], 'day'),
      hasQuantities: readsQuantities(preparation.model, clause.when[0]),
    })),
  );
  const follows = (path: Path) => {
    path.day = path.step.first;
    return clauses.filter(
      ({ instrument, holds, test, hasQuantities }) =>
        isAlive(statusNow(path, instrument)) &&
        within(holds, path.day) &&
        !(hasQuantities && path.step.index === 0) &&
        test(path),
    );
  };
  return (path) => {
    for (let ending = follows(path); ending.length > 0; ending = follows(path)) {
      for (const { instrument } of ending) enact(path, instrument, 'end', path.step.first);
      fall(path, path.step.first);
    }
  };
}
