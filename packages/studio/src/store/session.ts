import type { CivilDate } from '@proviso/model';
import type { SaveAnswer } from '@proviso/server';
import { type Engine, startEngine } from '../engine/engine.ts';
import type { CaseHome } from '../files/case-home.ts';
import { findHome } from '../files/find-home.ts';
import { fileAfterChange } from './changed-file.ts';
import { keepDrafts } from './drafts.ts';
import { checkFirst, followState, textsAsEdited } from './following.ts';
import { type KeptSettings, keepHere, keptHere } from './kept.ts';
import { readLink, writeLink } from './link.ts';
import { openedWith } from './opened.ts';
import { openingSetting, type Setting } from './setting.ts';
import { isViewName, type OpenFile, useStudio, type ViewName } from './studio.ts';
import { today } from './today.ts';

const { getState, setState } = useStudio;
/** Of what this page was built; the build writes it in. */
declare const BUILT_FROM: string;
let home: CaseHome;
let engine: Engine;

/** The engine of this page, for views that ask it something of their own. */
export function engineOfPage(): Engine {
  return engine;
}

/** Opens the case that the address names; check, register, forecast and address follow the state from then on. */
export async function openStudio(): Promise<void> {
  engine = startEngine();
  try {
    const found = await findHome(readLink(location.hash).sample);
    home = found.home;
    const onDisk = await home.open();
    const { name, id, files } = onDisk;
    const opened = openedWith(onDisk, BUILT_FROM);
    const open = files.map(({ path, text, hash }): [string, OpenFile] => [path, { path, text, saved: { text, hash } }]);
    setState({
      caseName: name,
      caseId: id,
      samples: found.samples,
      files: new Map(open),
      library: opened.texts.library,
    });
    keepDrafts(localStorage);
    await checkFirst(engine, opened);
    takeLink();
    followState(engine);
    setState({ opening: { kind: 'open' } });
    addEventListener('hashchange', takeLink);
    home.watch((change) => void takeChange(change.path));
  } catch (error) {
    setState({ opening: { kind: 'failed', message: error instanceof Error ? error.message : String(error) } });
  }
}

/** Makes ready for edits: from now on the first of them is likely. */
export function prepareEditing(): void {
  void engine.ask('prepareChecks', textsAsEdited(getState()));
}

/** Opens another sample case of a static page, as if its link had been followed. */
export function openSample(name: string): void {
  history.pushState(null, '', writeLink({ sample: name, setting: {} }));
  location.reload();
}

/** Changes what is set; register and forecast follow. */
export function changeSetting(part: Partial<Setting>): void {
  const { setting } = getState();
  if (setting) setState({ setting: { ...setting, ...part } });
}

/** Keeps settings under their names, in this browser and in the link. */
export function keepSettings(kept: KeptSettings): void {
  keepHere(localStorage, getState().caseId, kept);
  changeSetting({ kept });
}

/** Looks at the register on a day; undefined: on the as-of day. */
export function lookAt(day: CivilDate | undefined): void {
  const { setting } = getState();
  if (!setting) return;
  const { day: _, ...rest } = setting;
  setState({ setting: day === undefined ? rest : { ...rest, day } });
}

export function show(view: ViewName): void {
  setState({ view });
}

/** Explains what has this name; undefined: nothing. */
export function select(subject: string | undefined): void {
  setState({ subject });
}

/** Changes the text of a file in the page; it is checked at once and, where it has no error, all follows. */
export function editFile(path: string, text: string): void {
  const { files } = getState();
  putFile({ ...(files.get(path) ?? { path }), text });
}

/** Saves a file as edited. Where the disk holds another text than was read, nothing is written and the file says so. */
export async function saveFile(path: string): Promise<SaveAnswer> {
  const file = getState().files.get(path);
  if (!file) throw new Error(`${path} is not open`);
  const answer = await home.save(path, file.text, file.saved?.hash);
  const { onDisk: _, ...now } = getState().files.get(path) ?? file;
  if (answer.kind === 'saved') putFile({ ...now, saved: { text: file.text, hash: answer.hash } });
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
}

/** Another program has changed a file on disk, or this page has saved it. */
async function takeChange(path: string): Promise<void> {
  const found = await home.read(path);
  const file = fileAfterChange(getState().files.get(path), path, found);
  if (file) putFile(file);
}

function putFile(file: OpenFile): void {
  setState({ files: new Map(getState().files).set(file.path, file) });
}

/** Takes over what the address holds: at the start, and when a person goes back or pastes a link. */
function takeLink(): void {
  const { view, subject, setting, sample } = readLink(location.hash);
  const { checked, samples, caseName } = getState();
  if (sample !== caseName && samples.some(({ name }) => name === sample)) location.reload();
  const kept = keptHere(localStorage, getState().caseId, setting.kept);
  if (checked) setState({ setting: { ...openingSetting(checked.model, today()), ...setting, kept } });
  setState({ subject, ...(isViewName(view) && { view }) });
}
