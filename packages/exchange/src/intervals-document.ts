import { type InstrumentIntervals, type Interval, intervals } from '@proviso/law';
import {
  type Agreement,
  type Case,
  type CivilDate,
  hashCase,
  type Identifier,
  type LegalAct,
  parseCivilDate,
  type Regime,
  type Source,
  STATUSES,
} from '@proviso/model';

/** The name of the format; its number rises when a field is renamed, removed or changes its meaning. */
export const INTERVALS_SCHEMA = 'proviso-intervals/1';

/** Over which days every regime and agreement of a case stands how, with all that an interval cites. */
export interface IntervalsDocument {
  readonly schema: typeof INTERVALS_SCHEMA;
  /** Title of the case, and the hash of its model. */
  readonly title: string;
  readonly hash: string;
  /** The day as of which the records were read; without it, all that the case holds. */
  readonly known?: CivilDate;
  /** In order of name. */
  readonly instruments: readonly ExportedInstrument[];
  /** What is cited by name, in order of name. */
  readonly sources: readonly Omit<Source, 'quotes'>[];
}

export interface ExportedInstrument extends InstrumentIntervals {
  readonly title?: string;
  readonly by?: string;
  readonly against?: string;
  readonly identifiers: readonly Identifier[];
  readonly aliases: readonly string[];
  readonly acts: readonly LegalAct[];
  /** Name of the source on which it stands as a whole. */
  readonly source?: string;
}

/** The intervals of a case as known on a day, ready to be written. */
export function intervalsDocument(model: Case, asOf: { readonly known?: CivilDate } = {}): IntervalsDocument {
  const described = new Map([...model.regimes, ...model.agreements].map((of) => [of.name, of]));
  return {
    schema: INTERVALS_SCHEMA,
    title: model.title,
    hash: hashCase(model),
    ...(asOf.known !== undefined && { known: asOf.known }),
    instruments: intervals(model, asOf).map((found) => exported(found, described.get(found.name)!)),
    sources: model.sources.map(({ quotes: _, ...source }) => source),
  };
}

function exported(found: InstrumentIntervals, of: Regime | Agreement): ExportedInstrument {
  const source = of.provenance?.from;
  return {
    name: found.name,
    kind: found.kind,
    ...(of.title !== undefined && { title: of.title }),
    ...('measures' in of && of.by !== undefined && { by: of.by }),
    ...('measures' in of && of.against !== undefined && { against: of.against }),
    identifiers: of.entry?.identifiers ?? [],
    aliases: of.entry?.aliases ?? [],
    acts: of.acts,
    ...(source !== undefined && { source }),
    intervals: found.intervals,
  };
}

/** Sources that an interval rests on: those it cites; for want of these, its instrument's and its acts'. */
export function sourcesOf(interval: Interval, { source, acts }: ExportedInstrument): readonly string[] {
  const cited = interval.because.flatMap((citation) => ('source' in citation ? (citation.source ?? []) : []));
  const standing = [...acts.flatMap((act) => act.source ?? []), ...(source === undefined ? [] : [source])];
  return [...new Set(cited.length > 0 ? cited : standing)];
}

/** Why a text is no document of intervals. */
export interface NotADocument {
  readonly fault: string;
}

/** Reads a document that was written as JSON; a text of anything else is told apart by its first fault. */
export function readIntervals(text: string): IntervalsDocument | NotADocument {
  const value = json(text);
  if (value === undefined) return { fault: 'it is not JSON' };
  const document = value as Partial<IntervalsDocument> | null;
  if (document?.schema !== INTERVALS_SCHEMA) return { fault: `its schema is not ${INTERVALS_SCHEMA}` };
  const { instruments } = document;
  if (!Array.isArray(instruments) || !Array.isArray(document.sources)) return { fault: 'it has no instruments' };
  for (const [i, instrument] of (instruments as readonly Partial<ExportedInstrument>[]).entries()) {
    const where = `instruments[${i}]`;
    if (typeof instrument?.name !== 'string') return { fault: `${where} has no name` };
    if (!Array.isArray(instrument.intervals)) return { fault: `${where} has no intervals` };
    const fault = faultOf(instrument.intervals);
    if (fault) return { fault: `${where}.${fault}` };
  }
  return document as IntervalsDocument;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Intervals are in order and without holes, of days and statuses that exist. */
function faultOf(list: readonly Partial<Interval>[]): string | undefined {
  for (const [i, interval] of list.entries()) {
    const { status, from, through, because } = interval;
    if (status !== undefined && !STATUSES.includes(status)) return `intervals[${i}] has no status that exists`;
    if (![from, through].every((day) => day === undefined || parseCivilDate(day))) return `intervals[${i}] has no days`;
    if (!Array.isArray(because)) return `intervals[${i}] cites nothing`;
    if ((i === 0) !== (from === undefined)) return `intervals[${i}] does not follow what is before it`;
    if ((i === list.length - 1) !== (through === undefined)) return `intervals[${i}] has no end, or one too many`;
  }
  return undefined;
}
