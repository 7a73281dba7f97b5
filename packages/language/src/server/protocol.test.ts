import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'langium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CompletionItem,
  createProtocolConnection,
  type DocumentSymbol,
  type Location,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';

const FILES: Readonly<Record<string, string>> = {
  'case.proviso': `case "Rivermark and the League"
timeline by month from 2020-01 through 2021-12
verified through 2020-12-31
source gazette "Official gazette" published 2020-02-01
reader hopeful "takes every word for an offer"
actor RM "Rivermark"
actor LG "The League"
unit LD, t
`,
  'law/accord.proviso': `agreement Accord "Accord of Elmstead" {
  parties RM, LG
  signed 2020-01-20
  obligation census "article 2" by RM met at 0.5 per year guess
  obligation retreat "article 3" by RM needs census met at 0.2 per year guess
  fulfilled when census and retreat
}
regime Tariff "River tariff" {
  by LG against RM
  applies from 2020-03-01 through 2020-08-31
  lapses unless renewed for 6 months by rollover
}
decision rollover by LG with probability 0.9 guess
`,
  'economy.proviso': `param anchor "Where grain returns to" [LD/t] ~ 40 to 80 because "futures" from gazette
state grain "Price of grain" [LD/t] {
  start 50 guess
  next ~ lognormal(median: anchor, spread: 0.2) guess
}
let dearness = grain / anchor
signal line about dearness { softening, restating, hardening }
`,
  'questions.proviso': `question stays "The tariff outlives the summer" = Tariff in force on 2020-09-30 and dearness > 0 on 2020-09-30
question kept "The accord is kept" = fulfilled(Accord) on 2021-06-30 and Accord.retreat on 2021-06-30
`,
};

const folder = mkdtempSync(join(tmpdir(), 'proviso-server-'));
const uri = (file: string) => pathToFileURL(join(folder, file)).href;
const texts = new Map(Object.entries(FILES));
const shown = new Map<string, PublishDiagnosticsParams>();
const written: Buffer[] = [];
let child: ChildProcessWithoutNullStreams;
let editor: ProtocolConnection;

beforeAll(async () => {
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const server = new URL('../language-server.ts', import.meta.url).href;
  child = spawn(process.execPath, ['--eval', `import('${server}').then((m) => m.startLanguageServer())`]);
  child.stdout.on('data', (bytes: Buffer) => written.push(bytes));
  editor = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  editor.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.set(params.uri, params);
  });
  editor.listen();
  await editor.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await editor.sendNotification('initialized', {});
  for (const [file, text] of texts) await open(file, text);
});

afterAll(() => {
  child.kill();
  rmSync(folder, { recursive: true });
});

describe('diagnostics', () => {
  it('are those of the checker, with code, place and remedy', async () => {
    await change('law/accord.proviso', FILES['law/accord.proviso']!.replace('by rollover', 'by rolover'));
    const diagnostic = await diagnosticIn('law/accord.proviso', 'PV0101');
    expect(diagnostic.range).toEqual({ start: { line: 10, character: 40 }, end: { line: 10, character: 47 } });
    expect(diagnostic.message).toContain('rollover');
    expect(diagnostic.source).toBe('proviso');
  });

  it('follow the unsaved text, not the file on disk, also into files that are not open', async () => {
    await change('law/accord.proviso', FILES['law/accord.proviso']!);
    await none('law/accord.proviso', 'PV0101');
    await editor.sendNotification('textDocument/didClose', { textDocument: { uri: uri('questions.proviso') } });
    await change('economy.proviso', FILES['economy.proviso']!.replaceAll('dearness', 'dear'));
    await diagnosticIn('questions.proviso', 'PV0101');
    await change('economy.proviso', FILES['economy.proviso']!);
    await none('questions.proviso', 'PV0101');
    await open('questions.proviso', FILES['questions.proviso']!);
  });
});

describe('a file outside of any case', () => {
  it('shows faults of its syntax alone', async () => {
    const lonely = join(folder, 'far/from/any/case/that/there/is/lonely.proviso');
    const text = 'actor A part of B\nregime }\n';
    const textDocument = { uri: pathToFileURL(lonely).href, languageId: 'proviso', version: 1, text };
    await editor.sendNotification('textDocument/didOpen', { textDocument });
    const codes = () => shown.get(textDocument.uri)?.diagnostics.map(({ code }) => String(code).slice(0, 4));
    await expect.poll(codes).toEqual(['PV00']);
    await editor.sendNotification('textDocument/didClose', { textDocument });
    await expect.poll(codes).toEqual([]);
  });
});

describe('hover', () => {
  it('tells kind, title, unit and provenance of a quantity', async () => {
    const told = await hover('economy.proviso', 'median: anchor', 'median: '.length);
    expect(told).toContain('**param** `anchor` Where grain returns to');
    expect(told).toContain('Unit: `[LD/t]`');
    expect(told).toContain('Because “futures”. From *Official gazette* (2020-02-01).');
  });

  it('tells the unit that the author did not write', async () => {
    expect(await hover('questions.proviso', 'dearness')).toContain('Unit: `[1]` (inferred)');
  });

  it('tells the arguments of distributions and functions', async () => {
    expect(await hover('economy.proviso', 'lognormal')).toContain('lognormal(median, spread)');
    expect(await hover('questions.proviso', 'fulfilled')).toContain('fulfilled(agreement)');
  });
});

describe('definition', () => {
  it('leads to the declaration in another file', async () => {
    expect(await definition('questions.proviso', 'Tariff')).toEqual(locationOf('law/accord.proviso', 'Tariff'));
  });

  it('leads from Agreement.obligation to each of the two', async () => {
    expect(await definition('questions.proviso', 'Accord.retreat')).toEqual(locationOf('law/accord.proviso', 'Accord'));
    expect(await definition('questions.proviso', 'Accord.retreat', 'Accord.'.length)).toEqual(
      locationOf('law/accord.proviso', 'retreat'),
    );
  });
});

describe('references and renaming', () => {
  it('find every use in the case', async () => {
    const found = await request<Location[]>('references', 'economy.proviso', 'dearness', 0, {
      context: { includeDeclaration: false },
    });
    expect(found.map((location) => location.uri)).toEqual([uri('economy.proviso'), uri('questions.proviso')]);
  });

  it('rename an obligation where it is declared, needed and asked about', async () => {
    const edit = await request<WorkspaceEdit>('rename', 'law/accord.proviso', 'retreat', 0, { newName: 'withdrawal' });
    const law = applied(FILES['law/accord.proviso']!, edit.changes?.[uri('law/accord.proviso')] ?? []);
    expect(law).toBe(FILES['law/accord.proviso']!.replaceAll('retreat', 'withdrawal'));
    const questions = applied(FILES['questions.proviso']!, edit.changes?.[uri('questions.proviso')] ?? []);
    expect(questions).toContain('Accord.withdrawal on');
  });

  it('refuse what cannot be a name, and what is one already', async () => {
    const rename = (newName: string) => request('rename', 'law/accord.proviso', 'Tariff', 0, { newName });
    await expect(rename('river tariff')).rejects.toThrow('cannot be a name');
    await expect(rename('through')).rejects.toThrow('cannot be a name');
    await expect(rename('lognormal')).rejects.toThrow('a word of the language');
    await expect(rename('Accord')).rejects.toThrow('already declared');
    const obligation = request('rename', 'law/accord.proviso', 'retreat', 0, { newName: 'census' });
    await expect(obligation).rejects.toThrow('already declared');
  });
});

describe('completion', () => {
  it('offers the words that the grammar allows', async () => {
    const labels = await completion('law/accord.proviso', 'regime Toll {\n  la|\n}');
    expect(labels).toContain('lapses');
    expect(labels).not.toContain('scenario');
  });

  it('offers names of the right kind only', async () => {
    const labels = await completion('law/accord.proviso', 'regime Toll {\n  rests on |\n}');
    expect(labels).toContain('Tariff');
    expect(labels).not.toContain('RM');
    expect(labels).not.toContain('grain');
    expect(labels).not.toContain('act');
    expect(await completion('law/accord.proviso', 'regime Toll {\n  by |\n}')).toEqual(
      expect.arrayContaining(['RM', 'LG']),
    );
  });

  it('offers quantities, functions and distributions in expressions', async () => {
    const labels = await completion('economy.proviso', 'let more = |');
    expect(labels).toEqual(expect.arrayContaining(['grain', 'dearness', 'step', 'exp', 'happened']));
  });

  it('offers declared units within brackets', async () => {
    expect(await completion('economy.proviso', 'param more [LD/|')).toEqual(expect.arrayContaining(['t', 'year']));
  });

  it('offers the categories of a signal', async () => {
    const labels = await completion('case.proviso', 'statement s 2020-04-04 by LG {\n  read by hopeful: line |\n}');
    expect(labels).toEqual(['softening', 'restating', 'hardening']);
  });
});

describe('a text', () => {
  it('is formatted as by the command', async () => {
    await change('case.proviso', `${FILES['case.proviso']!}actor   B\tpart of\r\n RM // why  `);
    const edits = await editor.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: uri('case.proviso') },
      options: { tabSize: 8, insertSpaces: false },
    });
    expect(applied(texts.get('case.proviso')!, edits)).toBe(`${FILES['case.proviso']!}actor B part of\n  RM  // why\n`);
    await change('case.proviso', FILES['case.proviso']!);
  });

  it('has an outline of its declarations and their parts', async () => {
    const symbols = await editor.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uri('law/accord.proviso') },
    });
    expect(symbols.map(({ name }) => name)).toEqual(['Accord', 'Tariff', 'rollover']);
    expect(symbols[0]!.children?.map(({ name }) => name)).toEqual(['census', 'retreat']);
  });
});

describe('the end of a session', () => {
  it('is clean: exit code 0, nothing on standard output but the protocol', async () => {
    const exit = new Promise((resolve) => child.on('exit', resolve));
    await editor.sendRequest('shutdown');
    await editor.sendNotification('exit');
    expect(await exit).toBe(0);
    expect(rest(Buffer.concat(written)).toString()).toBe('');
  });
});

async function open(file: string, text: string): Promise<void> {
  texts.set(file, text);
  const textDocument = { uri: uri(file), languageId: 'proviso', version: 1, text };
  await editor.sendNotification('textDocument/didOpen', { textDocument });
}

let version = 1;

async function change(file: string, text: string): Promise<void> {
  texts.set(file, text);
  version += 1;
  const textDocument = { uri: uri(file), version };
  await editor.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
}

/** Waits until a file shows a diagnostic with a code. */
async function diagnosticIn(file: string, code: string) {
  const find = () => shown.get(uri(file))?.diagnostics.find((diagnostic) => diagnostic.code === code);
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  return find()!;
}

/** Waits until a file shows no diagnostic with a code. */
async function none(file: string, code: string): Promise<void> {
  const codes = () => shown.get(uri(file))?.diagnostics.map((diagnostic) => diagnostic.code) ?? [];
  await expect.poll(codes, { timeout: 10_000 }).not.toContain(code);
}

/** A request about the first occurrence of some words in a file, a number of characters into them. */
function request<R>(method: string, file: string, words: string, into = 0, more: object = {}): Promise<R> {
  const document = TextDocument.create(uri(file), 'proviso', 0, texts.get(file)!);
  const position = document.positionAt(document.getText().indexOf(words) + into);
  return editor.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri: uri(file) }, position, ...more });
}

async function hover(file: string, words: string, into = 0): Promise<string> {
  return (await request<{ contents: { value: string } }>('hover', file, words, into)).contents.value;
}

function definition(file: string, words: string, into = 0): Promise<Location> {
  return request<Location>('definition', file, words, into);
}

/** The first occurrence of a name in a file. */
function locationOf(file: string, name: string): Location {
  const document = TextDocument.create(uri(file), 'proviso', 0, texts.get(file)!);
  const at = document.getText().indexOf(name);
  return { uri: uri(file), range: { start: document.positionAt(at), end: document.positionAt(at + name.length) } };
}

/** What is offered at the bar of some words that are typed at the end of a file. */
async function completion(file: string, typed: string): Promise<readonly string[]> {
  const before = FILES[file]! + typed.slice(0, typed.indexOf('|'));
  await change(file, before + typed.slice(typed.indexOf('|') + 1));
  const items = await request<CompletionItem[]>('completion', file, before, before.length);
  await change(file, FILES[file]!);
  return items.map(({ label }) => label);
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', 'proviso', 0, text), [...edits]);
}

/** What is left of a stream when all whole messages of the protocol are taken off. */
function rest(stream: Buffer): Buffer {
  const header = /^Content-Length: (\d+)\r\n(?:Content-Type: [^\r]*\r\n)?\r\n/.exec(stream.toString('latin1'));
  return header ? rest(stream.subarray(header[0].length + Number(header[1]))) : stream;
}
