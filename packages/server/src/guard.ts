import type { HonoRequest, MiddlewareHandler } from 'hono';
import { TOKEN_HEADER } from './protocol.ts';

/** Only what comes with the page runs, and it speaks to nobody but this server. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  // Isolated from other origins, the page may share memory between its workers.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Puts the headers of a page that runs nothing foreign on every answer, refusals included. */
export const isolate: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};

/**
 * Refuses who does not ask for this server by its own name, as a name of elsewhere that points here (DNS rebinding), and
 * pages of other origins.
 * @param port on which this server listens
 */
export function onlyThisMachine(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const host = context.req.header('host');
    const asked = new URL(context.req.url).host;
    if (host === undefined || !hosts.includes(host) || asked !== host) {
      return context.text('This server answers to 127.0.0.1 and localhost only.\n', 421);
    }
    if (isForeign(context.req, host)) return context.text('This server answers its own page only.\n', 403);
    return await next();
  };
}

/** Whether another origin's page asks. A link that somebody follows to the page comes from anywhere, and reads nothing. */
function isForeign(request: HonoRequest, host: string): boolean {
  const origin = request.header('origin');
  const site = request.header('sec-fetch-site');
  const follows = request.path === '/' && request.header('sec-fetch-dest') === 'document';
  if (origin !== undefined) return origin !== `http://${host}`;
  return !follows && site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Refuses a write that does not carry the token of this start. */
export function onlyWithToken(token: string): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.header(TOKEN_HEADER) !== token) return context.text('The token of this start is missing.\n', 403);
    return await next();
  };
}
