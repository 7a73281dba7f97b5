import {
  findReferencesKeymap,
  formatKeymap,
  hoverTooltips,
  jumpToDefinitionKeymap,
  LSPClient,
  renameKeymap,
  serverCompletion,
  type Transport,
  type Workspace,
} from '@codemirror/lsp-client';
import { type Extension, StateEffect } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { plainMarkup } from './plain-markup.ts';

/** The case of the page as the language server takes it: all files, and what `use` can bring. */
export interface ServedCase {
  readonly files: Readonly<Record<string, string>>;
  readonly library: Readonly<Record<string, string>>;
}

/** Milliseconds after which a question to the language server counts as lost; the first waits for its parser. */
const PATIENCE = 30_000;

/** Starts the language server in a web worker and connects a client to it. */
export function startLanguageClient(workspace: (client: LSPClient) => Workspace): LSPClient {
  const worker = new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module' });
  const client = new LSPClient({ workspace, timeout: PATIENCE, sanitizeHTML: plainMarkup, extensions: BY_SERVER });
  return client.connect(transportOver(worker));
}

/** Tells the server of the files as they are, also of those in which nobody writes. */
export function serveCase(client: LSPClient, served: ServedCase): void {
  client.notification('proviso/case', served);
}

/** Sent to an editor when what the server knows of its text may have changed without the text. */
export const caseChanged = StateEffect.define();

const BY_SERVER: readonly Extension[] = [
  serverCompletion(),
  hoverTooltips(),
  keymap.of([...formatKeymap, ...renameKeymap, ...jumpToDefinitionKeymap, ...findReferencesKeymap]),
];

/** The client speaks in texts, a worker in objects. */
function transportOver(worker: Worker): Transport {
  const listeners = new Map<(message: string) => void, (event: MessageEvent) => void>();
  return {
    send: (message) => worker.postMessage(JSON.parse(message)),
    subscribe: (hear) => {
      const listener = ({ data }: MessageEvent) => hear(JSON.stringify(data));
      listeners.set(hear, listener);
      worker.addEventListener('message', listener);
    },
    unsubscribe: (hear) => {
      const listener = listeners.get(hear);
      if (listener) worker.removeEventListener('message', listener);
      listeners.delete(hear);
    },
  };
}
