import { type Diagnostic, placeAt, sourceFile } from '@proviso/language';
import { type Document, isMap, isScalar, type Node, type Pair, parseDocument, visit } from 'yaml';
import { type Code, WARNINGS } from './codes.ts';
import { PROGRAMME_FIELDS, type Programme } from './programme.ts';
import { isOneLine, READING, type YamlValue } from './yaml-value.ts';

/** A file of a folder that is imported. */
export interface ProgrammeFile {
  /** Path within the folder. */
  readonly path: string;
  /** Its bytes, or the beginning of a file that is too long; undefined where it could not be opened. */
  readonly bytes: Uint8Array | undefined;
}

/** What a file holds; without a programme where it could not be read. */
export interface ReadProgramme {
  readonly programme?: Programme;
  /** The place of a field in the file. */
  readonly placeOf: (field: string) => NonNullable<Diagnostic['place']>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Longest file that is read, in bytes; the longest known description has 4 thousand. */
const LIMIT = 200_000;

/** Reads one programme description. */
export function readProgramme({ path, bytes }: ProgrammeFile): ReadProgramme {
  const text = bytes && decode(bytes);
  if (text === undefined) {
    return { diagnostics: [unreadable(path, bytes)], placeOf: () => placeAt(sourceFile(path, ''), 0) };
  }
  const file = sourceFile(path, text);
  const document = parseDocument(text, { ...READING, prettyErrors: false });
  const placeOf = (field: string) => {
    const [start, , end] = pairOf(document, field)?.value?.range ?? pairOf(document, field)?.key.range ?? [0, 0, 1];
    return placeAt(file, start, end);
  };
  const fault = faultOf(document);
  if (fault) {
    const [start, end] = fault.range;
    return {
      placeOf,
      diagnostics: [note('PV1101', { message: fault.message, help: fault.help, place: placeAt(file, start, end) })],
    };
  }
  const fields = document.toJS(READING) as ReadonlyMap<string, YamlValue>;
  const programme = { fields: new Map([...fields].map(([k, v]) => [String(k), v])), comments: commentsOf(document) };
  const unkeyed = keyFault(programme);
  if (unkeyed) return { placeOf, diagnostics: [note('PV1102', { ...unkeyed, place: placeOf('key') })] };
  return { programme, placeOf, diagnostics: [...unknownFields(programme, placeOf), ...lostComments(programme, path)] };
}

function unreadable(path: string, bytes: Uint8Array | undefined): Diagnostic {
  if (!bytes) {
    const message = `${path} could not be opened`;
    return note('PV1106', { message, help: 'see that it may be read, or take it out of the folder' });
  }
  if (bytes.length <= LIMIT) {
    const message = `${path} is not text in UTF-8`;
    return note('PV0704', { message, help: 'save it as UTF-8, and import again' });
  }
  return note('PV0703', {
    message: `${path} is longer than ${LIMIT / 1000} kB, which no description is`,
    help: 'take it out of the folder: it is something else, or several descriptions in one',
  });
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.length > LIMIT) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** A diagnostic of an import. */
export function note(code: Code, what: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: WARNINGS.has(code) ? 'warning' : 'error', ...what };
}

interface Fault {
  readonly message: string;
  readonly help: string;
  readonly range: readonly [start: number, end: number];
}

/** What keeps a document from being read to the letter. */
function faultOf(document: Document.Parsed): Fault | undefined {
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const message = `this is not readable YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
    return { message, help: 'correct it here, and import again', range: error.pos };
  }
  if (!isMap(document.contents)) {
    const message = 'this is no programme description: it has no fields';
    return { message, help: 'write one field a line, as in `key: US-HONGKONG`', range: [0, 1] };
  }
  return indirection(document);
}

/** A value that stands elsewhere, or a key that is no word: what a description does not need, and cannot be kept. */
function indirection(document: Document.Parsed): Fault | undefined {
  let found: Fault | undefined;
  const at = (node: unknown): readonly [number, number] => {
    const [start, end] = (node as Node).range ?? [0, 1];
    return [start, end];
  };
  visit(document, {
    Alias: (_, node) => {
      const message = `\`*${node.source}\` stands for a value written elsewhere`;
      found ??= { message, help: 'write the value out', range: at(node) };
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value !== null) return;
      const range = at(pair.key ?? document.contents);
      found ??= { message: 'the name of a field is not a word', help: 'name the field by a word', range };
    },
  });
  return found;
}

type FieldPair = Pair<Node, Node | null>;

function pairOf(document: Document.Parsed, field: string): FieldPair | undefined {
  if (!isMap(document.contents)) return undefined;
  const pairs = document.contents.items as unknown as readonly FieldPair[];
  return pairs.find(({ key }) => isScalar(key) && String(key.value) === field);
}

/** The paragraphs of all comments of a document, in order. */
function commentsOf(document: Document.Parsed): readonly string[] {
  const found: string[] = [];
  const add = (text: string | null | undefined) => {
    for (const paragraph of (text ?? '').split(/\n\s*\n/)) {
      const joined = paragraph.replaceAll(/\s+/g, ' ').trim();
      if (joined !== '') found.push(joined);
    }
  };
  add(document.commentBefore);
  visit(document, {
    Node: (_, node) => {
      add(node.commentBefore);
      add(node.comment);
    },
  });
  add(document.comment);
  return found;
}

function keyFault({ fields }: Programme): Pick<Fault, 'message' | 'help'> | undefined {
  const key = fields.get('key');
  if (typeof key === 'string' && key.trim() !== '' && isOneLine(key)) return undefined;
  const message = fields.has('key') ? 'the key is no text of one line' : 'the description has no key';
  return { message, help: 'add a `key`, the mark by which the programme is found again: `key: US-HONGKONG`' };
}

function unknownFields({ fields }: Programme, placeOf: ReadProgramme['placeOf']): readonly Diagnostic[] {
  const known: readonly string[] = PROGRAMME_FIELDS;
  return [...fields.keys()]
    .filter((field) => !known.includes(field))
    .map((field) =>
      note('PV1103', {
        message: `the field \`${field}\` is not known; it is kept as it stands`,
        help: 'nothing, or correct its name: what the import does not know it keeps as `noted`',
        place: placeOf(field),
      }),
    );
}

function lostComments({ comments }: Programme, path: string): readonly Diagnostic[] {
  const lost = comments.filter((comment) => !isOneLine(comment));
  return lost.map((comment) =>
    note('PV1105', {
      message: `a comment of ${path} holds characters that no case can hold: ${comment.slice(0, 40)}`,
      help: 'take them out; the import writes `?` in their place',
    }),
  );
}
