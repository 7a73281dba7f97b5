/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whole standard input as text. */
  readonly input: () => Promise<string>;
  /** Width of standard output, 80 where it is not a terminal. */
  readonly columns: number;
  readonly colour: boolean;
  /** Whether standard error is a terminal, on which progress can be drawn. */
  readonly interactive: boolean;
  readonly today: () => string;
  /** The present moment, as in `2016-01-29T12:00:00.000Z`. */
  readonly now: () => string;
  /** Calls back on Ctrl-C until the returned function is called. */
  readonly onInterrupt: (callback: () => void) => () => void;
}

/** The terminal of this process. Colour obeys NO_COLOR (no-color.org) and is off in a pipe. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  // Who reads our output may stop early, as `head` does: then there is nothing more to say.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  return {
    cwd: process.cwd(),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    input: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    columns: stdout.isTTY ? Math.max(60, Math.min(stdout.columns ?? 80, 120)) : 80,
    colour: stdout.isTTY === true && !process.env.NO_COLOR,
    interactive: stderr.isTTY === true,
    today: () => {
      const now = new Date();
      const two = (n: number) => String(n).padStart(2, '0');
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    now: () => new Date().toISOString(),
    onInterrupt: (callback) => {
      process.once('SIGINT', callback);
      return () => process.removeListener('SIGINT', callback);
    },
  };
}
