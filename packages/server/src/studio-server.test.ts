import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashOf } from './case-files.ts';
import { BUILT_FROM_PATH, type CaseOnDisk, type Home, type SaveAnswer, TOKEN_HEADER } from './protocol.ts';
import { type StudioServer, serveStudio } from './studio-server.ts';

const TEXT = 'case "Southmark"\n';
const SECRET = 'nobody may read this';
let root: string;
let folder: string;
let server: StudioServer;
let port: number;
let token: string;
const faults: unknown[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'proviso-server-'));
  folder = join(root, 'southmark');
  const page = join(root, 'page');
  for (const path of [join(folder, 'data'), join(page, 'assets'), join(root, 'elsewhere')]) {
    mkdirSync(path, { recursive: true });
  }
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Proviso</title>');
  writeFileSync(join(page, 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(page, BUILT_FROM_PATH), 'these sources');
  writeFileSync(join(root, 'secret.md'), SECRET);
  writeFileSync(join(root, 'elsewhere', 'secret.csv'), SECRET);
  server = await serveStudio({ folder, page, library: new Map(), port: 0, onFault: (error) => faults.push(error) });
  port = Number(new URL(server.url).port);
  token = ((await (await fetch(`${server.url}studio.json`)).json()) as Extract<Home, { kind: 'folder' }>).token;
});

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'case.proviso'), TEXT);
  writeFileSync(join(folder, 'data', 'oil.csv'), 'date,oil\n');
  writeFileSync(join(folder, '.env'), SECRET);
  writeFileSync(join(folder, 'notes.key'), SECRET);
  symlinkSync(join(root, 'secret.md'), join(folder, 'out.md'));
  symlinkSync(join(root, 'elsewhere'), join(folder, 'away'));
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

const put = (path: string, text: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}api/files/${path}`, {
    method: 'PUT',
    body: text,
    headers: { [TOKEN_HEADER]: token, ...headers },
  });

/** What the server answers to bytes that no client library would send. */
const send = (request: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(request.replaceAll('\n', '\r\n')));
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('the page and the case', () => {
  test('the page is served, with its type', async () => {
    const response = await get('');
    expect(await response.text()).toContain('<title>Proviso</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await get('assets/index-1.js')).headers.get('cache-control')).toContain('immutable');
  });

  test('the case comes whole, each file with its hash', async () => {
    const { name, files } = (await (await get('api/case')).json()) as CaseOnDisk;
    expect(name).toBe('southmark');
    expect(files.map(({ path }) => path)).toEqual(['case.proviso', 'data/oil.csv']);
    expect(files[0]).toEqual({ path: 'case.proviso', text: TEXT, hash: hashOf(TEXT) });
  });

  test('the case comes checked, as it stands on disk at the moment', async () => {
    const checked = async () => ((await (await get('api/case')).json()) as CaseOnDisk).checked;
    expect(await checked()).toBeUndefined();
    const whole = 'case "Southmark"\ntimeline by month from 2026-01 through 2026-12\n';
    writeFileSync(join(folder, 'case.proviso'), whole);
    expect(await checked()).toMatchObject({ builtFrom: 'these sources', model: { title: 'Southmark' } });
    writeFileSync(join(folder, 'case.proviso'), whole.replace('Southmark', 'Northmark'));
    expect((await checked())?.model.title).toBe('Northmark');
  });

  test('a browser is told what the page asks first', async () => {
    const link = (await get('')).headers.get('link');
    expect(link).toContain('<studio.json>; rel=preload');
    expect(link).toContain('<api/case>; rel=preload');
  });

  test('a folder that has become no case is said to be none', async () => {
    rmSync(join(folder, 'case.proviso'));
    const response = await get('api/case');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('PV0702');
  });

  test('every answer carries the headers that keep the page to itself, refusals too', async () => {
    for (const response of [await get(''), await get('nothing'), await get('', { origin: 'http://evil.example' })]) {
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).not.toContain("'unsafe-eval'");
      expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('who may ask', () => {
  test('it listens on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  test.each([
    ['a name of elsewhere that points here', 'Host: evil.example:PORT'],
    ['the right address with another port', 'Host: 127.0.0.1:1'],
    ['a name that only begins like ours', 'Host: localhost.evil.example:PORT'],
    ['no name at all', 'Accept: */*'],
    ['an empty name', 'Host: '],
  ])('%s is refused', async (_, header) => {
    const answer = await send(`GET /api/case HTTP/1.1\n${header.replace('PORT', String(port))}\nConnection: close\n\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /);
    expect(answer).not.toContain(TEXT.trim());
  });

  test('an address in the request line that is not ours is refused, whatever the Host header says', async () => {
    const answer = await send(
      `GET http://evil.example/api/case HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  });

  test('both names of this machine are answered', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const answer = await send(`GET /api/case HTTP/1.1\nHost: ${name}:${port}\nConnection: close\n\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'a page of the origin %s is refused',
    async (origin) => {
      expect((await get('api/case', { origin })).status).toBe(403);
      expect((await put('case.proviso', 'case "x"', { origin, 'if-match': hashOf(TEXT) })).status).toBe(403);
      expect(readFileSync(join(folder, 'case.proviso'), 'utf8')).toBe(TEXT);
    },
  );

  test('a page of another site may link here, and embed or fetch nothing', async () => {
    const from = (dest: string) => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': dest });
    expect((await get('', from('document'))).status).toBe(200);
    expect((await get('', from('iframe'))).status).toBe(403);
    expect((await get('api/case', from('document'))).status).toBe(403);
    expect((await get('assets/index-1.js', from('script'))).status).toBe(403);
  });

  test('a write without the token of this start is refused', async () => {
    const headers = { 'if-match': hashOf(TEXT), [TOKEN_HEADER]: 'guessed' };
    expect((await put('case.proviso', 'case "x"', headers)).status).toBe(403);
    expect(readFileSync(join(folder, 'case.proviso'), 'utf8')).toBe(TEXT);
  });
});

describe('what may be read', () => {
  const ways = [
    '/api/files/../secret.md',
    '/api/files/..%2fsecret.md',
    '/api/files/%2e%2e/secret.md',
    '/api/files/%2e%2e%2fsecret.md',
    '/api/files/%252e%252e%252fsecret.md',
    '/api/files/..\\secret.md',
    '/api/files/data/../../secret.md',
    '/api/files/data%2f..%2f..%2fsecret.md',
    '/api/files//secret.md',
    '/api/files/%00secret.md',
    '/api/files/%E0%A4%A',
    '/api/files/out.md',
    '/api/files/away/secret.csv',
    '/api/files/.env',
    '/api/files/notes.key',
    '/../secret.md',
    '/assets/..%2f..%2fsecret.md',
    '/assets/%2e%2e/%2e%2e/secret.md',
    '//etc/passwd',
    '/..\\..\\secret.md',
  ];
  test.each(ways)('nothing comes of GET %s', async (way) => {
    const answer = await send(`GET ${way} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain(SECRET);
  });

  test('links that lead out of the folder are no files of the case', async () => {
    expect(await (await get('api/case')).text()).not.toContain(SECRET);
  });
});

describe('what may be written', () => {
  const before = () => readdirSync(root, { recursive: true }).sort();

  test('a file over the text that was read', async () => {
    const response = await put('case.proviso', 'case "Northmark"\n', { 'if-match': hashOf(TEXT) });
    expect(await response.json()).toEqual({ kind: 'saved', hash: hashOf('case "Northmark"\n') });
    expect(readFileSync(join(folder, 'case.proviso'), 'utf8')).toBe('case "Northmark"\n');
    expect(readdirSync(folder).filter((name) => name.includes('case.proviso'))).toEqual(['case.proviso']);
  });

  test('a new file, in a new folder too', async () => {
    expect((await put('notes/first.md', '# Notes\n')).status).toBe(200);
    expect(readFileSync(join(folder, 'notes', 'first.md'), 'utf8')).toBe('# Notes\n');
  });

  test('never over what another program has written meanwhile', async () => {
    writeFileSync(join(folder, 'case.proviso'), 'case "Theirs"\n');
    const response = await put('case.proviso', 'case "Mine"\n', { 'if-match': hashOf(TEXT) });
    expect(response.status).toBe(409);
    const answer = (await response.json()) as Extract<SaveAnswer, { kind: 'conflict' }>;
    expect(answer.onDisk).toEqual({ path: 'case.proviso', text: 'case "Theirs"\n', hash: hashOf('case "Theirs"\n') });
    expect(readFileSync(join(folder, 'case.proviso'), 'utf8')).toBe('case "Theirs"\n');
  });

  test('never over a file that is there, by one who takes it for new', async () => {
    expect((await put('case.proviso', 'case "Mine"\n')).status).toBe(409);
    expect(readFileSync(join(folder, 'case.proviso'), 'utf8')).toBe(TEXT);
  });

  test('and what was removed meanwhile is not brought back unasked', async () => {
    rmSync(join(folder, 'data', 'oil.csv'));
    expect((await put('data/oil.csv', 'date,oil\n', { 'if-match': hashOf('date,oil\n') })).status).toBe(409);
  });

  test.each([
    ['out of the folder', '%2e%2e%2fstolen.md'],
    ['out of the folder, encoded', '..%2fstolen.md'],
    ['through a link to a folder elsewhere', 'away/stolen.csv'],
    ['into a folder to be made behind such a link', 'away/deep/stolen.csv'],
    ['over a link to a file elsewhere', 'out.md'],
    ['a hidden file', '.stolen.md'],
    ['in a hidden folder', '.git/stolen.md'],
    ['among installed packages', 'node_modules/stolen.md'],
    ['a program', 'stolen.js'],
    ['a file without a kind', 'stolen'],
    ['a name with a control character', 'sto%0Alen.md'],
    ['a name that another system takes for a drive', 'C:stolen.md'],
    ['a name with a backslash', '..%5Cstolen.md'],
    ['no name', 'data//.md'],
  ])('not %s', async (_, path) => {
    const names = before();
    expect((await put(path, SECRET)).status).toBeGreaterThanOrEqual(400);
    expect(before()).toEqual(names);
    expect(readFileSync(join(root, 'secret.md'), 'utf8')).toBe(SECRET);
  });

  test('not a text that is longer than any the language reads', async () => {
    expect((await put('big.proviso', 'x'.repeat(2_000_001))).status).toBe(400);
    expect((await put('big.csv', 'x'.repeat(20_000_002))).status).toBe(413);
    expect(readdirSync(folder)).not.toContain('big.csv');
  });
});

describe('changes on disk', () => {
  test('a change by another program is told with its new hash, and a removal without', async () => {
    const stop = new AbortController();
    const response = await fetch(`${server.url}api/changes`, { signal: stop.signal });
    const events = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => JSON.parse(/data: (.*)/.exec((await events.read()).value ?? '')![1]!);
    writeFileSync(join(folder, 'case.proviso'), 'case "Theirs"\n');
    expect(await next()).toEqual({ path: 'case.proviso', hash: hashOf('case "Theirs"\n') });
    rmSync(join(folder, 'data', 'oil.csv'));
    expect(await next()).toEqual({ path: 'data/oil.csv' });
    stop.abort();
    await expect(events.read()).rejects.toThrow();
  });
});
