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

/** What comes about on a day by rule: in this order, where several fall on one day. */
interface Rule {
  due(path: Path, instrument: Instrument): DayNumber;
  run(path: Path, instrument: Instrument, day: DayNumber): void;
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
  const rules = [expiry, endOfSuspension, endOfResidue, prepareBeginning(instruments)];
  const advance = (path: Path, dated: readonly LawAct[], through: DayNumber, held: readonly Rule[]) =>
    inOrderOfDay(path, instruments, { dated, before: rules, after: held }, through, fall);
  return {
    open: (path) => {
      const { index, first } = path.step;
      if (index === 0) {
        for (const instrument of instruments) renewals.get(instrument.name)!.begin(path);
        advance(path, acts.history, first - 1, []);
      }
      advance(path, acts.opening[index]!, first, []);
      end(path);
    },
    run: (path) => {
      const { index, last } = path.step;
      decisions.turns[index]!(path);
      const dated = acts.course[index]!;
      const chosen = decisions.decided;
      const all = chosen.length === 0 ? dated : [...dated, ...chosen].sort((a, b) => a.day - b.day);
      advance(path, all, last, [prepareVoting(renewals)]);
    },
  };
}

const expiry: Rule = {
  due: (path, instrument) =>
    isAlive(statusNow(path, instrument)) ? path.slots[instrument.slots.expiry]! + 1 : Infinity,
  run: (path, instrument, day) => {
    // What continues until repealed outlives the day that its clause of application names.
    if (clausesOfKind(instrument, 'continues').some((clause) => within(clause.holds, day))) {
      path.slots[instrument.slots.expiry] = Infinity;
    } else enact(path, instrument, 'expire', day);
  },
};

const endOfSuspension: Rule = {
  due: (path, instrument) =>
    statusNow(path, instrument) === 'suspended' ? path.slots[instrument.slots.suspendedThrough]! + 1 : Infinity,
  run: (path, instrument, day) => {
    enact(path, instrument, 'resume', day);
  },
};

const endOfResidue: Rule = {
  due: (path, instrument) => (statusNow(path, instrument) === 'residual' ? instrument.residualThrough + 1 : Infinity),
  run: (path, instrument, day) => {
    enact(path, instrument, 'terminate', day);
  },
};

/** An instrument begins on its day, and supersedes those that say so. */
function prepareBeginning(instruments: readonly Instrument[]): Rule {
  return {
    due: (path, instrument) => (statusNow(path, instrument) === 'not yet' ? instrument.beginning : Infinity),
    run: (path, instrument, day) => {
      enact(path, instrument, 'begin', day);
      for (const other of instruments) {
        const superseded = clausesOfKind(other, 'superseded').some(
          (clause) => clause.by === instrument.name && within(clause.holds, day),
        );
        if (superseded && isAlive(statusNow(path, other))) enact(path, other, 'supersede', day);
      }
    },
  };
}

/** Votes on renewals, each on its day; the k-th on one instrument in a step has draws of its own. */
function prepareVoting(renewals: ReadonlyMap<string, Renewals>): Rule {
  const held = new Map<Instrument, number>();
  return {
    due: (path, instrument) => renewals.get(instrument.name)!.due(path),
    run: (path, instrument, day) => {
      const nth = held.get(instrument) ?? 0;
      held.set(instrument, nth + 1);
      renewals.get(instrument.name)!.hold(path, day, nth);
    },
  };
}

/**
 * Does everything that falls due through a day, day by day: on one day first what ends and begins by rule, then what is
 * dated, then votes; within each in order of instrument. What rests on something falls on the day on which that ends.
 */
function inOrderOfDay(
  path: Path,
  instruments: readonly Instrument[],
  what: { readonly dated: readonly LawAct[]; readonly before: readonly Rule[]; readonly after: readonly Rule[] },
  through: DayNumber,
  fall: (path: Path, day: DayNumber) => void,
): void {
  let done = 0;
  for (;;) {
    const dated = what.dated[done];
    let day = Infinity;
    let next: { rule: Rule; instrument: Instrument } | undefined;
    const consider = (rules: readonly Rule[]) => {
      for (const rule of rules) {
        for (const instrument of instruments) {
          const due = rule.due(path, instrument);
          if (due < day) {
            day = due;
            next = { rule, instrument };
          }
        }
      }
    };
    consider(what.before);
    if (dated && dated.day < day) {
      day = dated.day;
      next = undefined;
    }
    consider(what.after);
    if (day > through) return;
    if (next) next.rule.run(path, next.instrument, day);
    else {
      dated!.run(path);
      done += 1;
    }
    fall(path, day);
  }
}

/** What rests on an instrument that has ended falls with it, and what rests on that. */
function prepareFall(instruments: readonly Instrument[]): (path: Path, day: DayNumber) => void {
  const dependents = instruments.flatMap((instrument) =>
    clausesOfKind(instrument, 'rests').flatMap((clause) => {
      const base = instruments.find((it) => it.name === clause.on);
      return base ? [{ instrument, base, clause }] : [];
    }),
  );
  return (path, day) => {
    let changed = dependents.length > 0;
    while (changed) {
      changed = false;
      for (const { instrument, base, clause } of dependents) {
        if (!isAlive(statusNow(path, instrument)) || !isEnded(statusNow(path, base))) continue;
        if (within(clause.holds, day)) changed = enact(path, instrument, 'fall', day) || changed;
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
