import { basename } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { BuiltFile } from './built-page.ts';
import { filesOnDisk, hashOf, textsOf, UnreadableCase } from './case-files.ts';
import { watchFiles } from './changes.ts';
import type { checkingWhatChanges } from './checked-before.ts';
import { isolate, onlyThisMachine, onlyWithToken } from './guard.ts';
import { CASE_PATH, type CaseOnDisk, HOME_PATH, type Home, type SaveAnswer } from './protocol.ts';
import { saveFile, WRITTEN } from './saving.ts';

export interface Served {
  /** Absolute path of the case's folder. */
  readonly folder: string;
  readonly library: ReadonlyMap<string, string>;
  readonly check: ReturnType<typeof checkingWhatChanges>;
  readonly page: ReadonlyMap<string, BuiltFile>;
  readonly token: string;
  readonly port: () => number;
  /** Told of what should not have happened. */
  readonly onFault: (error: unknown) => void;
}

const LARGEST_BODY = Math.max(...Object.values(WRITTEN)) + 1;
/** What the page asks first: a browser that is told fetches it while it still reads the page's script. */
const ASKED_FIRST = [HOME_PATH, CASE_PATH].map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', ');
const STATUS_OF = { saved: 200, conflict: 409, refused: 400 } as const satisfies Record<SaveAnswer['kind'], number>;
/** Keeps a quiet stream of changes from being taken for dead, in milliseconds. */
const HEARTBEAT = 15_000;

/** What the server answers: the page, the case's files, and their changes on disk. */
export function routesOf({ folder, library, check, page, token, port, onFault }: Served): Hono {
  const routes = new Hono();
  const tooLarge = (context: Context) => context.text('A file of a case is not that large.\n', 413);
  routes.use(isolate, onlyThisMachine(port));
  routes.use('/api/*', async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
  });
  routes.get(`/${HOME_PATH}`, (context) => {
    context.header('cache-control', 'no-store');
    return context.json({ kind: 'folder', token } satisfies Home);
  });
  routes.get(`/${CASE_PATH}`, (context) => {
    const files = filesOnDisk(folder);
    const checked = check(textsOf(files));
    const answer: CaseOnDisk = {
      name: basename(folder),
      id: hashOf(folder).slice(0, 16),
      files: [...files.values()],
      library: Object.fromEntries(library),
      ...(checked && { checked }),
    };
    return context.json(answer);
  });
  routes.get('/api/files/*', (context) => {
    const path = pathOf(context.req.url);
    const file = path === undefined ? undefined : filesOnDisk(folder).get(path);
    return file ? context.json(file) : context.notFound();
  });
  routes.put(
    '/api/files/*',
    onlyWithToken(token),
    bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }),
    async (context) => {
      const path = pathOf(context.req.url);
      if (path === undefined) return context.notFound();
      const answer = saveFile(folder, path, await context.req.text(), context.req.header('if-match'));
      return context.json(answer, STATUS_OF[answer.kind]);
    },
  );
  routes.get('/api/changes', (context) =>
    streamSSE(context, async (stream) => {
      const stop = watchFiles(folder, (change) => void stream.writeSSE({ data: JSON.stringify(change) }));
      const beat = setInterval(() => void stream.write(':\n\n'), HEARTBEAT);
      await new Promise<void>((gone) => stream.onAbort(gone));
      clearInterval(beat);
      stop();
    }),
  );
  routes.get('/*', (context) => {
    const { path } = context.req;
    const file = page.get(path === '/' ? '/index.html' : path);
    if (!file) return context.notFound();
    if (path === '/') context.header('link', ASKED_FIRST);
    const lasting = file.lasting ? 'max-age=31536000, immutable' : 'no-cache';
    return context.body(file.body, 200, { 'content-type': file.type, 'cache-control': lasting });
  });
  routes.onError((error, context) => {
    if (error instanceof UnreadableCase) return context.json({ diagnostics: error.diagnostics }, 503);
    onFault(error);
    return context.text('The server failed; its terminal says how.\n', 500);
  });
  return routes;
}

/** The path of a file of the case as asked for, decoded once; undefined where that makes no path. */
function pathOf(url: string): string | undefined {
  try {
    const names = new URL(url).pathname.slice('/api/files/'.length).split('/').map(decodeURIComponent);
    return names.some((name) => name.includes('/')) ? undefined : names.join('/');
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
