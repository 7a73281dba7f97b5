import { PassThrough } from 'node:stream';
import { TextDocument } from 'langium';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type InlayHint,
  type Location,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type SemanticTokens,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { beginPageSession } from './page-session.ts';

const LAW = `regime Tariff "River tariff" {
  by LG against RM
  applies from 2020-03-01 through 2020-08-31
}
/* Two lines
   of comment */
fact paid by RM met at 0.1 per year // met at last
`;
const ECONOMY = `unit LD, t
param anchor [LD/t] ~ 40 to 80
let doubled "Twice" = 2 * anchor
let shared(m in League) = 1 / 3
let tension = ln(anchor / 10 [LD/t])
question stays = Tariff in force on 2020-09-30
`;
const FILES: Readonly<Record<string, string>> = {
  'case.proviso': `case "Rivermark"
timeline by month from 2020-01 through 2021-12
use "parties"
union League members from "data/league members.csv"
`,
  'law/tariff.proviso': LAW,
  'economy.proviso': ECONOMY,
  'data/league members.csv': 'code,name\nEL,Elmstead\nHA,Harrow\n',
};
const LIBRARY = { parties: 'actor RM "Rivermark"\nactor LG "The League"\n' };

const uri = (file: string) => `proviso:/${file.split('/').map(encodeURIComponent).join('/')}`;
const shown = new Map<string, readonly Diagnostic[]>();
let editor: ProtocolConnection;
let greeting: InitializeResult;
let version = 1;

beforeAll(async () => {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  beginPageSession(createConnection(ProposedFeatures.all, toServer, toEditor));
  editor = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  editor.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.set(params.uri, params.diagnostics);
  });
  editor.listen();
  greeting = await editor.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await editor.sendNotification('initialized', {});
  await editor.sendNotification('proviso/case', { files: FILES, library: LIBRARY });
  for (const file of ['economy.proviso', 'law/tariff.proviso']) {
    const textDocument = { uri: uri(file), languageId: 'proviso', version, text: FILES[file]! };
    await editor.sendNotification('textDocument/didOpen', { textDocument });
  }
});

beforeEach(async () => {
  await editor.sendNotification('proviso/case', { files: FILES, library: LIBRARY });
  await write('economy.proviso', ECONOMY);
  await write('law/tariff.proviso', LAW);
});

describe('the case of a page', () => {
  it('is read from memory, with the library and with files that are not open', async () => {
    const place = await at<Location>('definition', 'economy.proviso', 'Tariff');
    expect(place).toEqual({ uri: uri('law/tariff.proviso'), range: range(0, 7, 0, 13) });
    const actor = await at<Location>('definition', 'law/tariff.proviso', 'RM');
    expect(actor.uri).toBe(uri('library/parties.proviso'));
    await expect.poll(() => errorsIn('economy.proviso')).toEqual([]);
  });

  it('is checked again when the page tells of another state of its files', async () => {
    const files = { ...FILES, 'data/league members.csv': 'code,name\nEL,Elmstead\nEL,Elmstead\n' };
    await editor.sendNotification('proviso/case', { files, library: LIBRARY });
    await expect.poll(() => codes('data/league members.csv')).toEqual(['PV0606']);
  });

  it('can be renamed in across its files', async () => {
    const edit = await at<WorkspaceEdit>('rename', 'economy.proviso', 'Tariff', { newName: 'Toll' });
    expect(Object.keys(edit.changes!).toSorted()).toEqual([uri('economy.proviso'), uri('law/tariff.proviso')]);
  });

  it('is searched for declarations by a part of their names', async () => {
    const found = await editor.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'tar' });
    expect(found.map(({ name, location }) => [name, location.uri])).toEqual([['Tariff', uri('law/tariff.proviso')]]);
  });
});

describe('quick fixes', () => {
  it('write the name that was meant', async () => {
    await write('economy.proviso', ECONOMY.replace('Tariff in', 'Tarif in'));
    const [fix] = await fixesAt('economy.proviso', 5, 20);
    expect(fix).toMatchObject({ title: 'Write Tariff', isPreferred: true, diagnostics: [{ code: 'PV0101' }] });
    expect(fix!.edit!.changes).toEqual({
      [uri('economy.proviso')]: [{ range: range(5, 17, 5, 22), newText: 'Tariff' }],
    });
  });

  it('leave the choice where two words could be meant', async () => {
    await write('law/tariff.proviso', LAW.replace('through 2020', 'until 2020'));
    const fixes = await fixesAt('law/tariff.proviso', 2, 29);
    expect(fixes.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ['Write through', false],
      ['Write before', false],
    ]);
  });

  it('are offered at the fault only', async () => {
    await write('economy.proviso', ECONOMY.replace('Tariff in', 'Tarif in'));
    expect(await fixesAt('economy.proviso', 5, 4)).toEqual([]);
    expect(await fixesAt('economy.proviso', 4, 20)).toEqual([]);
  });
});

describe('units that are not declared', () => {
  it('are shown where they would stand, and written there when accepted', async () => {
    const hints = await hintsIn('economy.proviso', range(0, 0, 6, 0));
    expect(hints.map(({ label, position }) => [label, position.line, position.character])).toEqual([
      ['[LD/t]', 2, 'let doubled "Twice"'.length],
      ['[1]', 3, 'let shared(m in League)'.length],
      ['[1]', 4, 'let tension'.length],
    ]);
    const edits = hints.flatMap(({ textEdits }) => textEdits!);
    const written = TextDocument.applyEdits(TextDocument.create('', 'proviso', 0, ECONOMY), edits);
    expect(written).toContain('let doubled "Twice" [LD/t] = 2');
    await write('economy.proviso', written);
    expect(await hintsIn('economy.proviso', range(0, 0, 6, 0))).toEqual([]);
    await expect.poll(() => errorsIn('economy.proviso')).toEqual([]);
  });

  it('are shown in the lines that are asked about', async () => {
    expect((await hintsIn('economy.proviso', range(3, 0, 4, 0))).map(({ label }) => label)).toEqual(['[1]', '[1]']);
  });
});

describe('colours', () => {
  it('tell names by their kind, and a name from the word that it looks like', async () => {
    expect(await coloured('law/tariff.proviso')).toEqual([
      ['regime', 'keyword'],
      ['Tariff', 'class'],
      ['"River tariff"', 'string'],
      ['by', 'keyword'],
      ['LG', 'namespace'],
      ['against', 'keyword'],
      ['RM', 'namespace'],
      ['applies', 'keyword'],
      ['from', 'keyword'],
      ['2020-03-01', 'number'],
      ['through', 'keyword'],
      ['2020-08-31', 'number'],
      ['/* Two lines', 'comment'],
      ['   of comment */', 'comment'],
      ['fact', 'keyword'],
      ['paid', 'property'],
      ['by', 'keyword'],
      ['RM', 'namespace'],
      ['met', 'keyword'],
      ['at', 'keyword'],
      ['0.1', 'number'],
      ['per', 'keyword'],
      ['year', 'keyword'],
      ['// met at last', 'comment'],
    ]);
  });

  it('stay where the syntax is at fault', async () => {
    await write('law/tariff.proviso', LAW.replace('applies from', 'applies applies'));
    const words = await coloured('law/tariff.proviso');
    expect(words).toContainEqual(['regime', 'keyword']);
    expect(words).toContainEqual(['paid', 'property']);
  });

  it('take a word before a bracket for a function', async () => {
    expect(await coloured('economy.proviso')).toContainEqual(['ln', 'function']);
  });
});

async function write(file: string, text: string): Promise<void> {
  version += 1;
  const textDocument = { uri: uri(file), version };
  await editor.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  texts.set(file, text);
}

const texts = new Map<string, string>();

/** A request about the first occurrence of a word in a file. */
function at<R>(method: string, file: string, word: string, more: object = {}): Promise<R> {
  const document = TextDocument.create(uri(file), 'proviso', 0, texts.get(file)!);
  const position = document.positionAt(document.getText().indexOf(word));
  return editor.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri: uri(file) }, position, ...more });
}

function range(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function fixesAt(file: string, line: number, character: number): Promise<CodeAction[]> {
  const params = { range: range(line, character, line, character), context: { diagnostics: [] } };
  return editor.sendRequest('textDocument/codeAction', { textDocument: { uri: uri(file) }, ...params });
}

function hintsIn(file: string, within: ReturnType<typeof range>): Promise<InlayHint[]> {
  return editor.sendRequest('textDocument/inlayHint', { textDocument: { uri: uri(file) }, range: within });
}

/** The words of a file with their colours. */
async function coloured(file: string): Promise<readonly (readonly [word: string, colour: string])[]> {
  const params = { textDocument: { uri: uri(file) } };
  const { data } = await editor.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', params);
  const { tokenTypes } = greeting.capabilities.semanticTokensProvider!.legend;
  const lines = texts.get(file)!.split('\n');
  let [line, column] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down, along, length, type] = data.slice(5 * i, 5 * i + 4) as [number, number, number, number];
    [line, column] = [line + down, down > 0 ? along : column + along];
    return [lines[line]!.slice(column, column + length), tokenTypes[type]!];
  });
}

/** The errors that a file shows, undefined while nothing was ever told of it. */
function errorsIn(file: string) {
  return shown.get(uri(file))?.filter(({ severity }) => severity === 1);
}

function codes(file: string) {
  return shown.get(uri(file))?.map(({ code }) => code);
}
