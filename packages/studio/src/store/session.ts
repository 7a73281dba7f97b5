import type { CivilDate } from '@proviso/model';
import type { ChangeOnDisk, SaveAnswer } from '@proviso/server';
import { type Engine, startEngine } from '../engine/engine.ts';
import type { CaseHome } from '../files/case-home.ts';
import { findHome } from '../files/find-home.ts';
import { readLink, writeLink } from './link.ts';
import { dayOf, openingSetting, type RunSetting, type Setting } from './setting.ts';
import { type OpenFile, useStudio, type ViewName } from './studio.ts';

const { getState, setState } = useStudio;
let home: CaseHome;
let engine: Engine;

/** The engine of this page, for views that ask it something of their own. */
export function engineOfPage(): Engine {
  return engine;
}

/** Opens the case that the address names and keeps check, register and forecast at what is set from then on. */
export async function openStudio(): Promise<void> {
  engine = startEngine();
  try {
    const linked = readLink(location.hash);
    const found = await findHome(linked.sample);
    home = found.home;
    const { name, id, files, library } = await home.open();
    const open = files.map(({ path, text, hash }): [string, OpenFile] => [path, { path, text, saved: { text, hash } }]);
    setState({
      caseName: name,
      caseId: id,
      samples: found.samples,
      files: new Map(open),
      library: new Map(Object.entries(library)),
    });
    home.watch((change) => void takeChange(change));
    await check();
    applyLink();
    setState({ opening: { kind: 'open' } });
    addEventListener('hashchange', applyLink);
  } catch (error) {
    setState({ opening: { kind: 'failed', message: error instanceof Error ? error.message : String(error) } });
  }
}

/** Changes what is set; register and forecast follow. */
export function changeSetting(part: Partial<Setting>): void {
  const { setting } = getState();
  if (!setting) return;
  setState({ setting: { ...setting, ...part } });
  settle();
}

/** Looks at the register on a day; undefined: on the as-of day. */
export function lookAt(day: CivilDate | undefined): void {
  const { setting } = getState();
  if (!setting) return;
  const { day: _, ...rest } = setting;
  setState({ setting: day === undefined ? rest : { ...rest, day } });
  settle();
}

export function show(view: ViewName): void {
  setState({ view });
  keepLink();
}

/** Explains what has this name; undefined: nothing. */
export function select(subject: string | undefined): void {
  setState({ subject });
  keepLink();
}

/** Changes the text of a file in the page; it is checked at once and, where it has no error, all follows. */
export function editFile(path: string, text: string): void {
  const { files } = getState();
  setState({ files: new Map(files).set(path, { ...(files.get(path) ?? { path }), text }) });
  void check();
}

/** Saves a file as edited. Where the disk holds another text than was read, nothing is written and the file says so. */
export async function saveFile(path: string): Promise<SaveAnswer> {
  const file = getState().files.get(path);
  if (!file) throw new Error(`${path} is not open`);
  const answer = await home.save(path, file.text, file.saved?.hash);
  const now = getState().files.get(path) ?? file;
  if (answer.kind === 'saved') {
    const { onDisk: _, ...rest } = now;
    putFile({ ...rest, saved: { text: file.text, hash: answer.hash } });
  }
  if (answer.kind === 'conflict') putFile({ ...now, onDisk: answer.onDisk ?? {} });
  return answer;
}

/** Settles what is to become of a file that another program wrote: its text is taken, or the one edited here is kept. */
export function resolveConflict(path: string, choice: 'theirs' | 'mine'): void {
  const file = getState().files.get(path);
  if (!file?.onDisk) return;
  const { onDisk, saved: _, ...rest } = file;
  const saved = onDisk.text === undefined ? {} : { saved: { text: onDisk.text, hash: onDisk.hash! } };
  putFile({ ...rest, ...saved, text: choice === 'theirs' ? (onDisk.text ?? '') : file.text });
  void check();
}

function putFile(file: OpenFile): void {
  setState({ files: new Map(getState().files).set(file.path, file) });
}

/** A file changed on disk: taken where it was not edited here, and held up to the person where it was. */
async function takeChange({ path, hash }: ChangeOnDisk): Promise<void> {
  const before = getState().files.get(path);
  if (hash !== undefined && before?.saved?.hash === hash) return;
  const found = await home.read(path);
  const file = getState().files.get(path);
  if (file && (file.text !== file.saved?.text || !found)) {
    if (found?.hash !== file.saved?.hash) putFile({ ...file, onDisk: found ?? {} });
    return;
  }
  if (!found) return;
  putFile({ path, text: found.text, saved: { text: found.text, hash: found.hash } });
  await check();
}

let latestCheck = 0;

async function check(): Promise<void> {
  latestCheck += 1;
  const own = latestCheck;
  const { files, library } = getState();
  const texts = new Map([...files].map(([path, { text }]) => [path, text]));
  const { model, places, diagnostics } = await engine.ask('check', { files: texts, library });
  if (own !== latestCheck) return;
  setState({ diagnostics });
  if (!model) return;
  setState({ checked: { model, places }, setting: getState().setting ?? openingSetting(model, today()) });
  settle();
}

/** Takes over what the address holds: at the start, and when a person goes back or pastes a link. */
function applyLink(): void {
  const { view, subject, setting } = readLink(location.hash);
  const { checked } = getState();
  if (!checked) return;
  setState({ setting: { ...openingSetting(checked.model, today()), ...setting } });
  if (view === 'read' || view === 'turn' || view === 'write' || view === 'weigh' || view === 'score')
    setState({ view });
  setState({ subject });
  settle();
}

/** Brings register, forecast and address to what is set. */
function settle(): void {
  keepLink();
  void askRegister();
  void askForecast();
}

function keepLink(): void {
  const { setting, view, subject, samples, caseName } = getState();
  if (!setting) return;
  const link = writeLink({
    view,
    setting,
    ...(samples.length > 0 && { sample: caseName }),
    ...(subject !== undefined && { subject }),
  });
  if (link !== location.hash) history.replaceState(null, '', link);
}

let registerAsked = new AbortController();

async function askRegister(): Promise<void> {
  registerAsked.abort();
  registerAsked = new AbortController();
  const { signal } = registerAsked;
  const { setting, checked } = getState();
  if (!setting || !checked) return;
  const register = await unlessWithdrawn(
    signal,
    engine.ask('register', { on: dayOf(setting), known: setting.asOf }, { signal }),
  );
  if (register) setState({ register });
}

let forecastAsked = new AbortController();

async function askForecast(): Promise<void> {
  forecastAsked.abort();
  forecastAsked = new AbortController();
  const { signal } = forecastAsked;
  const { setting } = getState();
  if (!setting) return;
  const { day: _, ...asked } = setting;
  const running = (fraction: number) =>
    setState({ forecasting: { ...getState().forecasting, running: { setting: asked, fraction } } });
  running(0);
  const outcome = await unlessWithdrawn(signal, engine.ask('forecast', asked, { signal, onProgress: running }));
  if (outcome) setState({ forecasting: { latest: { setting: asked satisfies RunSetting, outcome } } });
}

/** The answer, or undefined where the question was withdrawn for a later one. */
async function unlessWithdrawn<T>(signal: AbortSignal, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function today(): CivilDate {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
