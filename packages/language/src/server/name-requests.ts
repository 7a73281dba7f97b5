import {
  type Hover,
  type Location,
  type Range,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
} from 'vscode-languageserver';
import { hoverAt } from './hover.ts';
import { declarationOf, type Occurrence, occurrenceAt, occurrencesOfMeaning } from './occurrence.ts';
import type { OpenCases, OpenFile } from './open-cases.ts';
import { symbolsOfCase } from './outline.ts';
import { rangeOf } from './published-diagnostics.ts';
import { isRenameable, renaming } from './rename.ts';
import type { Session } from './session.ts';

/** A name at a place of an open file. */
interface NameAt extends OpenFile {
  readonly occurrence: Occurrence;
}

/** Answers what concerns the name at the cursor, and the search for one: hover, definition, references, renaming. */
export function serveNames({ connection, cases }: Session): void {
  const nameAt = ({ textDocument, position }: TextDocumentPositionParams): NameAt | undefined => {
    const open = cases.fileAt(textDocument.uri);
    const found = open && occurrenceAt(open.view.occurrences, open.file, position.line + 1, position.character + 1);
    return open && found ? { ...open, occurrence: found } : undefined;
  };
  connection.onHover(({ textDocument, position }): Hover | undefined => {
    const open = cases.fileAt(textDocument.uri);
    const value = open && hoverAt(open.view, open.file, position.line + 1, position.character + 1);
    return value === undefined ? undefined : { contents: { kind: 'markdown', value } };
  });
  connection.onDefinition((params): Location | undefined => {
    const name = nameAt(params);
    const place = name && declarationOf(name.occurrence.meaning);
    return place && { uri: cases.uriOf(name.view.folder, place.file), range: rangeOf(place) };
  });
  connection.onReferences((params): Location[] => {
    const name = nameAt(params);
    if (!name) return [];
    return occurrencesOfMeaning(name.view.occurrences, name.occurrence.meaning)
      .filter(({ declares }) => params.context.includeDeclaration || !declares)
      .map((occurrence) => locationOf(occurrence, name, cases));
  });
  connection.onWorkspaceSymbol(({ query }) =>
    [...cases.openFiles().keys()].flatMap((folder) => {
      return symbolsOfCase(cases.viewOf(folder), query, (file) => cases.uriOf(folder, file));
    }),
  );
  connection.onPrepareRename((params): Range | undefined => {
    const name = nameAt(params);
    return name && isRenameable(name.view, name.occurrence.meaning) ? rangeOf(name.occurrence.place) : undefined;
  });
  connection.onRenameRequest((params) => {
    const name = nameAt(params);
    return name && renamed(name, params.newName, cases);
  });
}

/** The protocol's code for a request that cannot be done, such as a name that cannot be one. */
const INVALID_NAME = -32803;

/** The edits in every file of the case that give a name another spelling. */
function renamed(name: NameAt, newName: string, cases: OpenCases) {
  if (!isRenameable(name.view, name.occurrence.meaning)) return undefined;
  const places = renaming(name.view, name.occurrence.meaning, newName);
  if (typeof places === 'string') return new ResponseError(INVALID_NAME, places);
  const locations = places.map((occurrence) => locationOf(occurrence, name, cases));
  const edits = Object.entries(Object.groupBy(locations, ({ uri }) => uri)).map(([uri, found = []]) => {
    return [uri, found.map(({ range }): TextEdit => ({ range, newText: newName }))] as const;
  });
  return { changes: Object.fromEntries(edits) };
}

function locationOf({ place }: Occurrence, { view }: OpenFile, cases: OpenCases): Location {
  return { uri: cases.uriOf(view.folder, place.file), range: rangeOf(place) };
}
