import { TextDocument } from 'langium';
import {
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type Location,
  ProposedFeatures,
  type Range,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
} from 'vscode-languageserver/node';
import { formattingOf } from '../formatter.ts';
import { Completion } from './completion.ts';
import { hoverAt } from './hover.ts';
import { declarationOf, type Occurrence, occurrenceAt, occurrencesOfMeaning } from './occurrence.ts';
import { OpenCases, type OpenFile } from './open-cases.ts';
import { outlineOf } from './outline.ts';
import { publishedByFile, rangeOf } from './published-diagnostics.ts';
import { isRenameable, renaming } from './rename.ts';

/** What the parts of the server share. */
interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly cases: OpenCases;
}

/** Begins a session with an editor on standard input and output. */
export function beginSession(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const session: Session = { connection, documents, cases: new OpenCases(documents) };
  greet(session);
  serveNames(session);
  serveTexts(session);
  documents.listen(connection);
  connection.listen();
}

function greet(session: Session): void {
  const { connection, documents, cases } = session;
  let watchesFiles = false;
  connection.onInitialize(({ capabilities }: InitializeParams) => {
    watchesFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'proviso' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['.', '['] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        documentFormattingProvider: true,
      },
    };
  });
  const publish = publisher(session);
  const refresh = () => {
    cases.changed();
    publish();
  };
  connection.onInitialized(() => {
    if (!watchesFiles) return;
    const watchers = [{ globPattern: '**/*.{proviso,csv,txt,md,html}' }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidChangeWatchedFiles(refresh);
  documents.onDidChangeContent(refresh);
  documents.onDidSave(refresh);
  documents.onDidClose(refresh);
}

/** Milliseconds without a keystroke after which a case is checked. */
const PAUSE = 120;

/** A function that soon sends the diagnostics of all open cases, and takes back those that no longer hold. */
function publisher({ connection, cases }: Session): () => void {
  let shown: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;
  const publish = () => {
    const next = new Set<string>();
    for (const [folder, files] of cases.openFiles()) {
      const uriOf = (file: string) => cases.uriOf(folder, file);
      const { diagnostics } = cases.viewOf(folder).checked;
      for (const [file, published] of publishedByFile(diagnostics, files[0]!, uriOf)) {
        next.add(uriOf(file));
        void connection.sendDiagnostics({ uri: uriOf(file), diagnostics: [...published] });
      }
    }
    for (const uri of shown) if (!next.has(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    shown = next;
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        publish();
      } catch (fault) {
        // A fault of the checker's own must not take completion and formatting with it; the editor shows it in its log.
        connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
      }
    }, PAUSE);
  };
}

/** Hover, definition, references and renaming: all about the name at the cursor. */
function serveNames({ connection, cases }: Session): void {
  const nameAt = ({ textDocument, position }: TextDocumentPositionParams) => {
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
  connection.onPrepareRename((params): Range | undefined => {
    const name = nameAt(params);
    return name && isRenameable(name.view, name.occurrence.meaning) ? rangeOf(name.occurrence.place) : undefined;
  });
  connection.onRenameRequest((params) => {
    const name = nameAt(params);
    if (!name || !isRenameable(name.view, name.occurrence.meaning)) return undefined;
    const places = renaming(name.view, name.occurrence.meaning, params.newName);
    if (typeof places === 'string') return new ResponseError(INVALID_NAME, places);
    const edits = places.map((occurrence) => locationOf(occurrence, name, cases));
    const changes = Object.groupBy(edits, ({ uri }) => uri);
    const edited = Object.entries(changes).map(([uri, locations = []]) => {
      return [uri, locations.map(({ range }): TextEdit => ({ range, newText: params.newName }))] as const;
    });
    return { changes: Object.fromEntries(edited) };
  });
}

/** The protocol's code for a request that cannot be done, such as a name that cannot be one. */
const INVALID_NAME = -32803;

function locationOf({ place }: Occurrence, { view }: OpenFile, cases: OpenCases): Location {
  return { uri: cases.uriOf(view.folder, place.file), range: rangeOf(place) };
}

/** Completion, outline and formatting: all about an open text. */
function serveTexts({ connection, documents, cases }: Session): void {
  let completion: Completion | undefined;
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const text = documents.get(uri)?.getText();
    const open = cases.fileAt(uri);
    if (text === undefined || !open) return [];
    completion ??= new Completion();
    return [...(await completion.at(open.view, uri, text, position))];
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const open = cases.fileAt(textDocument.uri);
    const viewed = open?.view.files.find(({ source }) => source.path === open.file);
    return viewed ? outlineOf(viewed.declarations) : [];
  });
  connection.onDocumentFormatting(({ textDocument }): TextEdit[] => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    return formattingOf(document.getText()).map(({ offset, end, text }) => ({
      range: { start: document.positionAt(offset), end: document.positionAt(end) },
      newText: text,
    }));
  });
}
