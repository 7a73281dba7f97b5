import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DISK_SHELF } from './disk-shelf.ts';
import { beginSession } from './protocol.ts';

/** Begins a session with an editor on standard input and output, over the cases on disk. */
export function beginDiskSession(): void {
  beginSession(createConnection(ProposedFeatures.all, process.stdin, process.stdout), DISK_SHELF);
}
