/**
 * Serves an editor by the Language Server Protocol on standard input and output, until the editor ends it: the process
 * then exits with 0, or with 1 if the editor went away without shutting the server down.
 */
export function startLanguageServer(): void {
  // Loaded here, so that commands which read cases do not wait for a server that they do not start.
  void import('./server/disk-session.ts').then(({ beginDiskSession }) => beginDiskSession());
}
