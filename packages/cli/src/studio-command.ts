import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { readLibrary } from '@proviso/language/node';
import { parseCivilDate } from '@proviso/model';
import { type StudioServer, serveStudio } from '@proviso/server/node';
import { builtPage } from '@proviso/studio/node';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { LIBRARY_FOLDER, openCase, printDiagnostics } from './open-case.ts';
import type { Terminal } from './terminal.ts';

export interface StudioCommandOptions {
  /** The day as of which the page opens; as `proviso forecast` chooses it where nobody says. */
  readonly asOf?: string;
  /** Where to listen; the first free one from {@link USUAL_PORT} on where nobody says. */
  readonly port?: number;
  /** Open a browser. */
  readonly open: boolean;
}

/** The same from day to day, since what a browser keeps belongs to an address with its port. */
const USUAL_PORT = 4600;
const PORTS_TRIED = 20;

/** `proviso studio`: the workbench in the browser, on this machine alone, until Ctrl-C. */
export async function studio(folder: string, options: StudioCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, folder);
  if (options.asOf !== undefined && !parseCivilDate(options.asOf)) {
    terminal.err(`error: ${options.asOf} is not a day that exists\n  help: write it as 2016-01-29\n`);
    return EXIT.usage;
  }
  const { diagnostics } = openCase(folder, terminal).checked;
  const unreadable = diagnostics.filter(({ code }) => code.startsWith('PV07'));
  if (unreadable.length > 0) {
    printDiagnostics(unreadable, terminal, terminal.err);
    return EXIT.caseErrors;
  }
  const page = await builtPage(() =>
    terminal.err('Building the studio, once for this version; this takes some seconds.\n'),
  );
  const server = await listen(options.port, (port) =>
    serveStudio({ folder: path, page, library: readLibrary(LIBRARY_FOLDER), port, onFault: tellFault(terminal) }),
  );
  if (!server) {
    terminal.err(
      `error: port ${options.port ?? USUAL_PORT} is taken\n  help: give another with --port, or 0 for any\n`,
    );
    return EXIT.usage;
  }
  const address = options.asOf === undefined ? server.url : `${server.url}#as-of=${options.asOf}`;
  terminal.out(`The studio is open at ${address}\nCtrl-C ends it.\n`);
  if (options.open) openBrowser(address);
  await new Promise<void>((interrupted) => terminal.onInterrupt(interrupted));
  await server.close();
  return EXIT.ok;
}

/** Listens on the port asked for, or on the first free one of the usual; undefined where none is free. */
async function listen(
  asked: number | undefined,
  serve: (port: number) => Promise<StudioServer>,
): Promise<StudioServer | undefined> {
  const ports = asked === undefined ? Array.from({ length: PORTS_TRIED }, (_, i) => USUAL_PORT + i) : [asked];
  for (const port of ports) {
    try {
      return await serve(port);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  return undefined;
}

function tellFault(terminal: Terminal): (error: unknown) => void {
  return (error) => terminal.err(`error: Proviso itself failed: ${error instanceof Error ? error.stack : error}\n`);
}

/** Opens the person's browser where there is a program for it; the address stands on the terminal in any case. */
function openBrowser(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  const browser = spawn(program, [url], { stdio: 'ignore', detached: true });
  browser.on('error', () => {});
  browser.unref();
}
