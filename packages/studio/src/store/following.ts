import type { Engine } from '../engine/engine.ts';
import type { CheckedText, Texts } from '../engine/protocol.ts';
import { forecastRuns } from './forecast-runs.ts';
import { readLink, writeLink } from './link.ts';
import { isSameTexts, type Opened } from './opened.ts';
import { dayOf, openingSetting } from './setting.ts';
import { spaced } from './spaced.ts';
import { type StudioState, useStudio } from './studio.ts';
import { today } from './today.ts';

const { getState, setState } = useStudio;

/** Keeps diagnostics, register, forecast and address at what the state says, from now on. */
export function followState(engine: Engine): void {
  const askRegister = latestOnly((signal) => registerOf(engine, signal));
  const askForecast = forecastRuns(engine);
  const keepLink = spaced(LINK_PAUSE, writeAddress);
  const follow = (now: StudioState, before?: StudioState) => {
    if (before && !hasSameTexts(now, before)) void checkTexts(engine);
    const isTurned = now.setting !== before?.setting || now.view !== before?.view;
    // The register first: it is there at once, and waits for nothing that takes its time.
    if (now.checked !== before?.checked || !hasSameDays(now, before)) askRegister();
    if (now.checked !== before?.checked || isTurned) askForecast();
    keepLink();
  };
  useStudio.subscribe(follow);
  follow(getState());
}

let latestCheck = 0;

/** Checks the texts as edited; a model without error takes the place of the one before. */
async function checkTexts(engine: Engine): Promise<void> {
  latestCheck += 1;
  const own = latestCheck;
  const found = await engine.ask('check', textsAsEdited(getState()));
  if (own === latestCheck) take(found);
}

/**
 * Checks the texts for the first time. Where they came checked and nothing is edited in them, there is nothing to do; and
 * where what is edited has an error, the case can be read as it was opened.
 */
export async function checkFirst(engine: Engine, opened: Opened): Promise<void> {
  const edited = textsAsEdited(getState());
  const found = await checkedBy(engine, edited, opened);
  take(found);
  if (found.checked || isSameTexts(edited, opened.texts)) return;
  const { checked } = await checkedBy(engine, opened.texts, opened);
  if (checked) take({ checked, diagnostics: found.diagnostics });
}

async function checkedBy(engine: Engine, texts: Texts, opened: Opened): Promise<CheckedText> {
  const { before } = opened;
  if (!before?.checked || !isSameTexts(texts, opened.texts)) return await engine.ask('check', texts);
  void engine.ask('adopt', before.checked);
  return before;
}

function take({ checked, diagnostics }: CheckedText): void {
  setState({ diagnostics });
  if (!checked) return;
  const opening = { ...openingSetting(checked.model, today()), ...readLink(location.hash).setting };
  setState({ checked, setting: getState().setting ?? opening });
}

async function registerOf(engine: Engine, signal: AbortSignal): Promise<void> {
  const { setting, checked } = getState();
  if (!setting || !checked) return;
  setState({ register: await engine.ask('register', { on: dayOf(setting), known: setting.asOf }, { signal }) });
}

/** Asks anew each time it is called, and withdraws what was asked before. */
function latestOnly(ask: (signal: AbortSignal) => Promise<void>): () => void {
  let asked = new AbortController();
  return () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    ask(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };
}

/** The texts of the case as edited, for the engine. */
export function textsAsEdited({ files, library }: StudioState): Texts {
  return { files: new Map([...files].map(([path, { text }]) => [path, text])), library };
}

function hasSameTexts(now: StudioState, before: StudioState): boolean {
  if (now.files === before.files) return true;
  return (
    now.files.size === before.files.size &&
    [...now.files.values()].every(({ path, text }) => before.files.get(path)?.text === text)
  );
}

/** Whether the register would say the same of both. */
function hasSameDays({ setting: now }: StudioState, before: StudioState | undefined): boolean {
  return now?.asOf === before?.setting?.asOf && now?.day === before?.setting?.day;
}

/** Browsers allow a page about three changes of its address a second, which a slider on the move exceeds. */
const LINK_PAUSE = 350;

function writeAddress(): void {
  const { setting, view, subject, samples, caseName } = getState();
  if (!setting) return;
  const sample = samples.length > 0 ? { sample: caseName } : {};
  const link = writeLink({ view, setting, ...sample, ...(subject !== undefined && { subject }) });
  if (link !== location.hash) history.replaceState(null, '', link);
}
