import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { beginPageSession } from './server/page-session.ts';

/** A web worker's own scope, or a port of a message channel. */
type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/**
 * Serves the editor of a page by the Language Server Protocol, from a web worker of the page. The page sends the files
 * of its case as the notification `proviso/case` (`PageCase`); their addresses are `proviso:/PATH`.
 */
export function startLanguageWorker(port: Port): void {
  beginPageSession(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)));
}
