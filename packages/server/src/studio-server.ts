import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { readBuiltFrom, readBuiltPage } from './built-page.ts';
import { filesOnDisk, textsOf, UnreadableCase } from './case-files.ts';
import { checkingWhatChanges } from './checked-before.ts';
import { routesOf } from './routes.ts';

export interface StudioServerOptions {
  /** The case's folder. */
  readonly folder: string;
  /** Folder of the page's build. */
  readonly page: string;
  readonly library: ReadonlyMap<string, string>;
  /** Where to listen; 0 for any free port. */
  readonly port: number;
  /** Told of what should not have happened. */
  readonly onFault: (error: unknown) => void;
}

/** A server that runs. */
export interface StudioServer {
  /** As in `http://127.0.0.1:4600/`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a case's folder and the studio's page to browsers of this machine, and to nobody else.
 * @throws Error with code EADDRINUSE where the port is taken
 */
export async function serveStudio({
  folder,
  page,
  library,
  port,
  onFault,
}: StudioServerOptions): Promise<StudioServer> {
  const token = randomBytes(24).toString('base64url');
  const check = checkingWhatChanges(library, readBuiltFrom(page));
  checkAhead(folder, check);
  let listening = port;
  const routes = routesOf({
    folder: realpathSync(folder),
    library,
    check,
    page: readBuiltPage(page),
    token,
    port: () => listening,
    onFault,
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port }, () => resolve(starting));
    starting.once('error', reject);
  });
  listening = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${listening}/`,
    close: () =>
      new Promise((resolve, reject) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** So that the first page does not wait for it. */
function checkAhead(folder: string, check: ReturnType<typeof checkingWhatChanges>): void {
  try {
    check(textsOf(filesOnDisk(folder)));
  } catch (error) {
    // The page that asks is told why.
    if (!(error instanceof UnreadableCase)) throw error;
  }
}
