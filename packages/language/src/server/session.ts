import type { TextDocument } from 'langium';
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { OpenCases } from './open-cases.ts';
import type { Shelf } from './shelf.ts';

/** What the parts of the server share while an editor is served. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly cases: OpenCases;
  readonly shelf: Shelf;
}
