import { type Connection, NotificationType } from 'vscode-languageserver';
import { type PageCase, PageShelf } from './page-shelf.ts';
import { beginSession } from './protocol.ts';

/** What a page sends before anything else, and again whenever a file of its case is no longer as it was. */
const CASE_CHANGED = new NotificationType<PageCase>('proviso/case');

/** Begins a session with the editor of a page, over the one case that the page sends. */
export function beginPageSession(connection: Connection): void {
  const shelf = new PageShelf();
  let refresh = () => {};
  connection.onNotification(CASE_CHANGED, (found) => {
    shelf.put(found);
    refresh();
  });
  refresh = beginSession(connection, shelf);
}
