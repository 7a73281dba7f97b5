import type { Case, CivilDate, Clause } from '@proviso/model';
import type { Citation } from './citation.ts';
import type { FlagKind } from './flag.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';

/** What is wrong in a case in the eyes of the law; the language knows where its subjects stand in the text. */
export interface LawDiagnostic {
  /** Stable; documented under `docs/errors`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do. */
  readonly help: string;
  /** Names of declarations, ids of clauses and records: both places where two disagree. */
  readonly subjects: readonly string[];
}

type Entry = readonly [code: string, severity: LawDiagnostic['severity'], help: string];

const OF_FLAGS: Readonly<Partial<Record<FlagKind, Entry>>> = {
  'renewed after the lapse': [
    'PV1001',
    'warning',
    'add the renewal that came before the lapse, mark the days as a gap, or record a new beginning',
  ],
  'no room for act': ['PV1002', 'warning', 'correct the day or the act, or add the record that came between'],
  'records disagree': ['PV1003', 'error', 'say which record is right by `overrules`, or correct one of them'],
  'through before the act': ['PV1004', 'error', 'correct the last day, or the day of the record'],
  'outside its window': ['PV1005', 'warning', 'check the day of the record and the window of the clause'],
  'no clause provides': ['PV1006', 'warning', 'nothing, if the act went beyond the clauses; otherwise add the clause'],
  'other body': ['PV1007', 'warning', 'correct the body in the record or in the clause'],
  'clauses disagree': ['PV1008', 'error', 'say from or through which day each of the clauses holds'],
  'other period': ['PV1009', 'warning', 'check the last day; if the act set it so, nothing is to be done'],
  shortened: ['PV1010', 'warning', 'check the last day against the end that stood already'],
};

/** All that the law finds wrong in a case by what is known on a day, in order of code and subject. */
export function diagnoseLaw(model: Case, { known }: { readonly known?: CivilDate } = {}): readonly LawDiagnostic[] {
  const register = registerOf(model, known);
  const found = [...flagged(register), ...circles(model), ...outsideTimeline(register)];
  return found.sort((a, b) => (`${a.code} ${a.subjects.join()}` < `${b.code} ${b.subjects.join()}` ? -1 : 1));
}

function flagged(register: Register): readonly LawDiagnostic[] {
  const flags = [...register.histories.values()].flatMap((history) =>
    history.entries.flatMap((entry) => entry.changes.flatMap((change) => change.flags)),
  );
  const seen = new Set<string>();
  return flags.flatMap((flag) => {
    const entry = OF_FLAGS[flag.kind];
    if (!entry || seen.has(`${flag.kind} ${flag.message}`)) return [];
    seen.add(`${flag.kind} ${flag.message}`);
    const [code, severity, help] = entry;
    return [{ code, severity, message: flag.message, help, subjects: [flag.subject, ...flag.citations.map(placeOf)] }];
  });
}

function placeOf(citation: Citation): string {
  return citation.kind === 'gap' ? citation.subject : citation.id;
}

/** Circles of `needs`, of `rests on` and of `superseded by`, each told once, by its first name. */
function circles(model: Case): readonly LawDiagnostic[] {
  const targets = <K extends Clause['kind']>(kind: K, read: (clause: Extract<Clause, { kind: K }>) => string) =>
    new Map(
      [...model.regimes, ...model.agreements].map((instrument) => [
        instrument.name,
        instrument.clauses.flatMap((c) => (c.kind === kind ? [read(c as Extract<Clause, { kind: K }>)] : [])),
      ]),
    );
  const needs = new Map(model.agreements.flatMap((a) => a.obligations.map((o) => [o.name, o.needs] as const)));
  return [
    ...told('PV1011', 'obligations wait on each other', needs, 'take one of the `needs` away: no order fulfils them'),
    ...told(
      'PV1012',
      'regimes rest on each other',
      targets('rests', (c) => c.on),
      'say which of them stands by itself',
    ),
    ...told(
      'PV1013',
      'regimes supersede each other',
      targets('superseded', (c) => c.by),
      'say which came later: only the later one supersedes',
    ),
  ];
}

function told(
  code: string,
  what: string,
  edges: ReadonlyMap<string, readonly string[]>,
  help: string,
): readonly LawDiagnostic[] {
  return circlesIn(edges).map((circle) => ({
    code,
    severity: 'error' as const,
    message: `In a circle, ${what}: ${[...circle, circle[0]!].join(' > ')}.`,
    help,
    subjects: circle,
  }));
}

/** Every circle that a walk along the edges runs into, rotated to begin with its first name. */
export function circlesIn(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]) => {
    const at = path.indexOf(name);
    if (at >= 0) {
      const circle = path.slice(at);
      const first = circle.indexOf([...circle].sort()[0]!);
      const rotated = [...circle.slice(first), ...circle.slice(0, first)];
      found.set(rotated.join(), rotated);
      return;
    }
    if (done.has(name)) return;
    for (const next of edges.get(name) ?? []) walk(next, [...path, name]);
    done.add(name);
  };
  for (const name of [...edges.keys()].sort()) walk(name, []);
  return [...found.values()];
}

/** Records and beginnings that the timeline does not reach: they count, and the simulation does not see them. */
function outsideTimeline({ docket: { model, records } }: Register): readonly LawDiagnostic[] {
  const { from, through } = model.timeline;
  return [...records.values()].flat().flatMap((record) => {
    if (from <= record.date && record.date <= through) return [];
    return [
      {
        code: 'PV1014',
        severity: 'warning' as const,
        message: `The record of ${record.date} on ${record.subject} lies outside the timeline, ${from} through ${through}.`,
        help: 'nothing, if only the law is asked; lengthen the timeline for the simulation to see it',
        subjects: [record.subject, record.id],
      },
    ];
  });
}
