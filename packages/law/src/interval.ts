import { addDays, type Case, type CivilDate, type Status } from '@proviso/model';
import type { Citation } from './citation.ts';
import { doubtOn, unknownMatter } from './doubt.ts';
import { accountsOn, type History } from './history.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';
import type { Verdict } from './status.ts';

/** A run of days on which an instrument stands the same. Both ends are inclusive; an absent end is open. */
export interface Interval {
  /** Absent where contradictory, or where no source says. */
  readonly status?: Status;
  readonly verdict?: Verdict;
  readonly from?: CivilDate;
  readonly through?: CivilDate;
  readonly because: readonly Citation[];
}

export interface InstrumentIntervals {
  readonly name: string;
  readonly kind: 'regime' | 'agreement';
  /** In order, without holes. */
  readonly intervals: readonly Interval[];
}

/** The status of every regime and agreement of a case over all days, as known on a day, in order of name. */
export function intervals(model: Case, { known }: { readonly known?: CivilDate } = {}): readonly InstrumentIntervals[] {
  const register = registerOf(model, known);
  return [...register.histories.values()]
    .map((history) => ({
      name: history.instrument.name,
      kind: history.instrument.kind,
      intervals: intervalsOf(register, history),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function intervalsOf(register: Register, history: History): readonly Interval[] {
  const found: Interval[] = [];
  for (const day of [undefined, ...breakingDays(register, history)]) {
    const next = standingFrom(register, history, day);
    const last = found.at(-1);
    if (last && last.status === next.status && last.verdict === next.verdict) continue;
    if (last && day !== undefined) found[found.length - 1] = { ...last, through: addDays(day, -1) };
    found.push(next);
  }
  return found;
}

function standingFrom(register: Register, history: History, day: CivilDate | undefined): Interval {
  const accounts = day === undefined ? history.opening : accountsOn(history, day);
  const statuses = new Set(accounts.map((account) => account.status));
  const unknown = accounts.some((account) => unknownMatter(history, account) !== undefined);
  const doubted = doubtOn(register, history.instrument.name, day ?? '0001-01-01') !== undefined;
  return {
    ...(statuses.size === 1 && !unknown && { status: accounts[0]!.status }),
    ...(statuses.size > 1 ? { verdict: 'contradictory' as const } : doubted && { verdict: 'unverified' as const }),
    ...(day !== undefined && { from: day }),
    because: accounts.flatMap((account) => account.grounds),
  };
}

/** Days on which the status or what it is worth may change. */
function breakingDays(register: Register, history: History): readonly CivilDate[] {
  const days = new Set(history.entries.map((entry) => entry.on));
  const { silence } = register.docket;
  if (silence !== undefined) days.add(addDays(silence, 1));
  for (const name of basesOf(register, history.instrument.name, new Set())) {
    for (const gap of register.docket.gaps.get(name) ?? []) {
      days.add(gap.from);
      days.add(addDays(gap.through, 1));
    }
    for (const entry of register.histories.get(name)?.entries ?? []) days.add(entry.on);
  }
  return [...days].sort();
}

/** An instrument with all that it rests on, at any depth: doubt about a base is doubt about what rests on it. */
function basesOf(register: Register, name: string, seen: Set<string>): ReadonlySet<string> {
  seen.add(name);
  for (const clause of register.histories.get(name)?.instrument.clauses ?? []) {
    if (clause.kind === 'rests' && !seen.has(clause.on)) basesOf(register, clause.on, seen);
  }
  return seen;
}
