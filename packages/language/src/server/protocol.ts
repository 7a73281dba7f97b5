import { TextDocument } from 'langium';
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { LEGEND } from './coloured-words.ts';
import { serveNames } from './name-requests.ts';
import { OpenCases } from './open-cases.ts';
import { publishedByFile } from './published-diagnostics.ts';
import type { Session } from './session.ts';
import type { Shelf } from './shelf.ts';
import { serveTexts } from './text-requests.ts';

/**
 * Begins a session with an editor over a connection.
 * @returns to be called when files changed that the editor does not tell of
 */
export function beginSession(connection: Connection, shelf: Shelf): () => void {
  const documents = new TextDocuments(TextDocument);
  const session: Session = { connection, documents, shelf, cases: new OpenCases(documents, shelf) };
  const refresh = greet(session);
  serveNames(session);
  serveTexts(session);
  documents.listen(connection);
  connection.listen();
  return refresh;
}

function greet(session: Session): () => void {
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
        workspaceSymbolProvider: true,
        documentFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        inlayHintProvider: true,
        semanticTokensProvider: { legend: LEGEND, full: true },
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
  return refresh;
}

/** Milliseconds without a keystroke after which a case is checked. */
const PAUSE = 120;

/** A function that soon sends the diagnostics of all open cases, and takes back those that no longer hold. */
function publisher({ connection, cases, shelf }: Session): () => void {
  let shown: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const publish = () => {
    const next = new Set<string>();
    for (const [folder, files] of cases.openFiles()) {
      const uriOf = (file: string) => cases.uriOf(folder, file);
      const { diagnostics } = cases.viewOf(folder).checked;
      for (const [file, published] of publishedByFile(diagnostics, files[0]!, { uriOf, pageOf: shelf.pageOf })) {
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
