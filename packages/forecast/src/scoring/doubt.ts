import type { Case, CivilDate, Condition, DatedRecord, Formulation } from '@proviso/model';
import { type Atom, atomsOf, lastDayOf, sidesOf } from '../mentions.ts';
import { isMadeOf } from './recorded-case.ts';

/** What the doubts about a case are judged by. */
export interface Testimony {
  /** Cut to what was known. */
  readonly model: Case;
  /** Quantities that follow from figures. */
  readonly traceable: ReadonlySet<string>;
}

/**
 * Why the records do not tell whether an atom holds, in words; undefined where they do.
 * @param day the last day about which they are asked
 * @param holds what they say, doubts aside
 */
export function doubtAbout(testimony: Testimony, atom: Atom, day: CivilDate, holds: boolean): string | undefined {
  return doubt({ ...testimony, above: new Set() }, atom, day, holds);
}

interface Inquiry extends Testimony {
  /** Instruments and conditions that are being looked into further up, so that a circle comes to an end. */
  readonly above: ReadonlySet<string>;
}

function doubt(inquiry: Inquiry, atom: Atom, day: CivilDate, holds: boolean): string | undefined {
  const { model } = inquiry;
  const last = [lastDayOf(atom) ?? day, day].sort()[0]!;
  switch (atom.kind) {
    case 'compare':
      return sidesOf(atom).every((side) => isMadeOf(side, inquiry.traceable)) ? undefined : 'no figure measures it';
    case 'happened':
      return (
        disputeOver(model, atom.event, last) ?? (holds ? undefined : gapIn(model, atom.event, last, atom.within?.from))
      );
    case 'met':
      return disputeOver(model, atom.name, last) ?? (holds ? undefined : gapIn(model, atom.name, last));
    case 'status':
    case 'repealed':
      return doubtAboutStatus(inquiry, atom.name, atom, last);
    case 'no regime':
      return firstOf(model.regimes, ({ name }) => doubtAboutStatus(inquiry, name, atom, last));
    case 'fulfilled': {
      const agreement = model.agreements.find(({ name }) => name === atom.agreement)!;
      const [operative] = agreement.fulfilled;
      if (operative) return doubtAboutParts(inquiry, `fulfilled ${agreement.name}`, [operative], last);
      return firstOf(agreement.obligations, ({ name }) => doubt(inquiry, { kind: 'met', name }, last, holds));
    }
    case 'resumable':
      return doubtAboutParts(inquiry, `resumable ${atom.name}`, formulationsOf(model, atom.name, 'resumes'), last);
    case 'pledge met':
      return doubtAboutParts(inquiry, `pledge ${atom.regime}`, formulationsOf(model, atom.regime, 'pledge'), last);
  }
}

/** A status is in doubt in a gap; after one, for what lapses unless renewed, until the next record; and with its causes. */
function doubtAboutStatus(inquiry: Inquiry, name: string, atom: Atom, day: CivilDate): string | undefined {
  if (inquiry.above.has(name)) return undefined;
  const { model } = inquiry;
  const within = { ...inquiry, above: new Set([...inquiry.above, name]) };
  const first = 'when' in atom && atom.when?.kind === 'throughout' ? atom.when.from : day;
  const gap = model.gaps.find((it) => it.subject === name && it.from <= day && first <= it.through);
  if (gap) return gapInWords(gap);
  const clauses = clausesOf(model, name);
  const later = (after: CivilDate) =>
    model.records.some((record) => record.subject === name && after <= record.date && record.date <= day);
  const unresolved = clauses.some(({ kind }) => kind === 'lapses')
    ? model.gaps.find((it) => it.subject === name && it.through < day && !later(it.from))
    : undefined;
  if (unresolved) return gapInWords(unresolved);
  return firstOf(clauses, (clause) => {
    switch (clause.kind) {
      case 'rests':
        return doubtAboutStatus(within, clause.on, atom, day);
      case 'superseded':
        return doubtAboutStatus(within, clause.by, atom, day);
      case 'ends':
        return doubtAboutParts(within, `${name} ends`, clause.when, day);
      default:
        return undefined;
    }
  });
}

/** Doubt about any atom of the operative formulation. */
function doubtAboutParts(
  inquiry: Inquiry,
  key: string,
  formulations: readonly Formulation[],
  day: CivilDate,
): string | undefined {
  if (inquiry.above.has(key)) return undefined;
  const within = { ...inquiry, above: new Set([...inquiry.above, key]) };
  const conditions: readonly Condition[] = formulations[0]?.parts.map((part) => part.condition) ?? [];
  return firstOf(conditions.flatMap(atomsOf), (atom) => doubt(within, atom, day, false));
}

/**
 * Voices whose latest words up to a day contradict one another: nobody wins in silence. A voice of nobody speaks for all,
 * and what is said to have happened is not denied by older words.
 */
function disputeOver({ records }: Case, name: string, day: CivilDate): string | undefined {
  const overruled = new Set(records.flatMap((record) => record.overrules));
  const words = new Map<string, DatedRecord>();
  for (const record of records) {
    if (record.subject !== name || record.date > day || overruled.has(record.id)) continue;
    if (record.by === undefined || record.act.kind === 'happened') words.clear();
    words.set(record.by ?? '', record);
  }
  const said = new Set([...words.values()].map(({ act }) => act.kind === 'met' || act.kind === 'happened'));
  return said.size > 1 ? `the records disagree about ${name}` : undefined;
}

/** A gap that began by a day, and was not over before another: what came about in it may not be on record. */
function gapIn({ gaps }: Case, name: string, day: CivilDate, since?: CivilDate): string | undefined {
  const owner = name.split('.')[0]!;
  const gap = gaps.find(
    (it) => (it.subject === name || it.subject === owner) && it.from <= day && (since ?? it.through) <= it.through,
  );
  return gap && gapInWords(gap);
}

function gapInWords({ subject, from, through }: Case['gaps'][number]): string {
  return `the records of ${subject} are missing from ${from} through ${through}`;
}

function clausesOf({ regimes, agreements }: Case, name: string) {
  return [...regimes, ...agreements].find((instrument) => instrument.name === name)?.clauses ?? [];
}

function formulationsOf(model: Case, name: string, kind: 'resumes' | 'pledge'): readonly Formulation[] {
  const clause = clausesOf(model, name).find((it) => it.kind === kind);
  return clause?.kind === 'resumes' ? clause.when : clause?.kind === 'pledge' ? clause.if : [];
}

function firstOf<T>(things: readonly T[], doubtOf: (thing: T) => string | undefined): string | undefined {
  for (const thing of things) {
    const found = doubtOf(thing);
    if (found !== undefined) return found;
  }
  return undefined;
}
