import { checkCase, type Diagnostic, formatText, nameFor, renderDiagnostic } from '@proviso/language';
import type { Programme } from './programme.ts';
import { note, type ProgrammeFile, type ReadProgramme, readProgramme } from './programme-file.ts';
import { quoted } from './proviso-text.ts';
import { CATALOGUE, type ProgrammeNames, regimeText } from './regime-text.ts';

/** A case made from programme descriptions, and what could not be taken over. */
export interface ProgrammeImport {
  /** The case's texts by path within its folder; empty where nothing could be imported. */
  readonly files: ReadonlyMap<string, string>;
  /** How many descriptions became regimes. */
  readonly imported: number;
  /** Paths of the files that could not be imported, each with at least one error among the diagnostics. */
  readonly left: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns OpenSanctions programme descriptions into a case: a regime each, with its identifier, issuer, measures, aliases,
 * territories, page, description, comments and listed status. The descriptions name neither days nor rules of lapse:
 * every regime says so, and its status comes out unverified. A file that cannot be read does not keep the others back.
 * @throws Error if the case that was made does not check, which would be a fault of the import
 */
export function importProgrammes(files: readonly ProgrammeFile[]): ProgrammeImport {
  const diagnostics: Diagnostic[] = [];
  const imported: Programme[] = [];
  const left: string[] = [];
  const seen = new Map<string, ReadProgramme>();
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const read = readProgramme(file);
    diagnostics.push(...read.diagnostics);
    const twice = read.programme && duplicate(read, seen);
    if (twice) diagnostics.push(twice);
    if (read.programme && !twice) imported.push(read.programme);
    else left.push(file.path);
  }
  if (imported.length === 0) return { files: new Map(), imported: 0, left, diagnostics };
  const made = caseFiles(imported);
  return { files: made, imported: imported.length, left, diagnostics: [...diagnostics, ...checked(made)] };
}

/** A key or number that an earlier file has: which of the two is right cannot be told, and the first stays. */
function duplicate(read: ReadProgramme, seen: Map<string, ReadProgramme>): Diagnostic | undefined {
  for (const field of ['key', 'id'] as const) {
    const value = read.programme?.fields.get(field);
    if (value === undefined || value === null) continue;
    const mark = `${field} ${String(value)}`;
    const first = seen.get(mark);
    if (!first) seen.set(mark, read);
    else {
      return note('PV1104', {
        message: `another description has the ${field} ${String(value)} already; this one is not imported`,
        help: 'give one of the two its own, or take one of the files away',
        place: read.placeOf(field),
        related: [{ message: 'the first', place: first.placeOf(field) }],
      });
    }
  }
  return undefined;
}

/** Warnings about the case that was made, such as names in two scripts. */
function checked(files: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const { diagnostics } = checkCase({ files });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`the imported case does not check:\n${renderDiagnostic(error)}`);
  return diagnostics;
}

/** Longest text of one file, in characters; a case may have as many files as it likes. */
const LENGTH = 500_000;

function caseFiles(programmes: readonly Programme[]): ReadonlyMap<string, string> {
  const taken = new Set([CATALOGUE]);
  const issuers = issuerNames(programmes, taken);
  const named = programmes.map((programme) => ({ programme, names: namesOf(programme, issuers, taken) }));
  const texts = new Map<string, string>();
  for (const { programme, names } of named) {
    const text = regimeText(programme, names);
    const path = pathFor(names.issuer, texts, text.length);
    texts.set(path, `${texts.get(path) ?? ''}\n${text}`);
  }
  const files = [['case.proviso', header(programmes.length, issuers)], ...texts] as const;
  return new Map([
    ...files.map(([path, text]) => [path, laidOut(text)] as const),
    ['README.md', readme(programmes.length)],
  ]);
}

/** The file of an issuer that still has room; letters of either case are one, as on some disks. */
function pathFor(issuer: string | undefined, texts: ReadonlyMap<string, string>, length: number): string {
  const base = (issuer ?? 'no_issuer').toLowerCase().slice(0, 60);
  for (let part = 1; ; part += 1) {
    const path = `programmes/${base}${part > 1 ? `_${part}` : ''}.proviso`;
    const text = texts.get(path);
    if (text === undefined || text.length + length <= LENGTH) return path;
  }
}

/** The names of the actors, by what the descriptions call them. */
function issuerNames(programmes: readonly Programme[], taken: Set<string>): ReadonlyMap<string, string> {
  const named = programmes.flatMap(({ fields }) => fields.get('issuer') ?? []);
  const issuers = [...new Set(named.filter((issuer) => typeof issuer === 'string'))].sort();
  return new Map(issuers.map((issuer) => [issuer, freeName(issuer, taken)]));
}

function namesOf({ fields }: Programme, issuers: ReadonlyMap<string, string>, taken: Set<string>): ProgrammeNames {
  const issuer = issuers.get(String(fields.get('issuer')));
  const regime = freeName(String(fields.get('key')), taken);
  const page = freeName(`${regime}_page`, taken);
  return { regime, page, ...(issuer !== undefined && { issuer }) };
}

/** The name for a text that nothing else in the case has; it is taken from now on. */
function freeName(text: string, taken: Set<string>): string {
  const name = nameFor(text);
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}_${n}`;
  taken.add(free);
  return free;
}

function header(count: number, issuers: ReadonlyMap<string, string>): string {
  return `// Imported from ${count} programme description${count === 1 ? '' : 's'}. They name neither days nor rules of lapse: what they do not
// say is marked \`unknown\`, and the status is unverified until clauses and records say more.
case "Sanctions programmes as OpenSanctions describes them"
timeline by year from 1990 through 2049

source ${CATALOGUE} "OpenSanctions: descriptions of sanctions programmes" url "https://www.opensanctions.org/"

${[...issuers].map(([issuer, name]) => `actor ${name}${issuer === name ? '' : ` ${quotedTitle(issuer)}`}\n`).join('')}`;
}

function quotedTitle(issuer: string): string {
  return quoted(issuer.replaceAll(/[\p{C}\uFFFD]/gu, '?'));
}

function readme(count: number): string {
  return `# Sanctions programmes as OpenSanctions describes them

Imported from ${count} programme description${count === 1 ? '' : 's'} by \`proviso import opensanctions\`: \`case.proviso\` names the issuers, \`programmes/\` holds a file for each of them.

The descriptions name neither days nor rules of lapse. Each regime says \`unknown beginning, end\`, and its status is unverified until you write what you know in its place: \`applies from\`, a rule of lapse, records with their sources.
`;
}

function laidOut(text: string): string {
  const formatted = formatText(text);
  if ('text' in formatted) return formatted.text;
  const [error] = formatted.errors;
  throw new Error(`the imported text does not parse: ${error?.message} in line ${error?.line}`);
}
