import type { Answer } from '@proviso/forecast';
import type { Case } from '@proviso/model';
import type { Engine } from '../engine/engine.ts';
import { latestRun } from './latest-run.ts';
import { isSameRun, NOTHING_CHANGED, type RunSetting, runSettingOf, type Setting } from './setting.ts';
import { type MadeForecast, type StudioState, useStudio, type ViewName } from './studio.ts';

const { getState, setState } = useStudio;

/** How long a run may take before a later one is begun in its place, in milliseconds. */
const PATIENCE = 500;

/** How long a run must have taken to be told of: what is quicker would only flicker. */
const WORTH_TELLING = 300;

interface Wanted {
  readonly model: Case;
  readonly setting: RunSetting;
  /** The case's own run, with which it is compared. */
  readonly own: RunSetting;
  /** Knobs are being turned or evidence is weighed: what moves an answer, and scenarios that nobody turns, can wait. */
  readonly live: boolean;
}

/** Keeps the forecasts at what the state says, each time it is called; the latest wins. */
export function forecastRuns(engine: Engine): () => void {
  const want = latestRun<Wanted>(PATIENCE, (wanted, signal) => makeForecasts(engine, wanted, signal));
  let last: Wanted | undefined;
  return () => {
    const wanted = wantedNow(getState());
    if (!wanted || (last && isSame(wanted, last))) return;
    last = wanted;
    want(wanted);
  };
}

function wantedNow({ setting, checked, view }: StudioState): Wanted | undefined {
  if (!setting || !checked) return undefined;
  const { model } = checked;
  const run = runOf(setting, model);
  return { model, setting: run, own: ownRunOf(run, view), live: view === 'turn' || view === 'weigh' };
}

/** What a forecast depends on; the first reader is never named, so that to choose that one changes nothing. */
function runOf(setting: Setting, { readers }: Case): RunSetting {
  const { reader, ...run } = runSettingOf(setting);
  return reader === undefined || reader === readers[0]?.name ? run : { ...run, reader };
}

/** The same run with nothing changed. Where evidence is weighed, another reader is a change, too. */
function ownRunOf({ reader, ...run }: RunSetting, view: ViewName): RunSetting {
  return { ...run, ...NOTHING_CHANGED, ...(view !== 'weigh' && reader !== undefined && { reader }) };
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.model === b.model && a.live === b.live && isSameRun(a.setting, b.setting) && isSameRun(a.own, b.own);
}

/** Whether what is shown is what is wanted: a forecast with what moves its answers serves where none is needed, too. */
function isMade({ forecasting: { latest, own } }: StudioState, wanted: Wanted): boolean {
  return serves(latest, wanted) && (!wanted.live || serves(own, ownOf(wanted)));
}

function serves(made: MadeForecast | undefined, { model, setting, live }: Wanted): boolean {
  return made !== undefined && made.model === model && isSameRun(made.setting, setting) && (live || made.movers);
}

/** The case's own forecast beside a wanted one. */
function ownOf(wanted: Wanted): Wanted {
  return { ...wanted, setting: wanted.own };
}

/** Where something is changed beside the case, first the case's own forecast, unless it is there, and then the one that is wanted. */
async function makeForecasts(engine: Engine, wanted: Wanted, signal: AbortSignal): Promise<void> {
  if (isMade(getState(), wanted)) return;
  const make = async ({ model, setting, live }: Wanted, scenarios?: readonly string[]): Promise<MadeForecast> => {
    const begun = performance.now();
    const running = (fraction: number) => {
      if (performance.now() - begun < WORTH_TELLING) return;
      setState({ forecasting: { ...getState().forecasting, running: { setting, fraction } } });
    };
    const answered = (questions: readonly Answer[]) =>
      setState({ forecasting: { ...getState().forecasting, answered: { setting, questions } } });
    const asks = { setting, movers: !live, ...(scenarios && { scenarios }) };
    const telling = { signal, onProgress: running, ...(setting === wanted.setting && { onAnswers: answered }) };
    const outcome = await engine.ask('forecast', asks, telling);
    return { model, setting, movers: !live, outcome };
  };
  const { forecasting } = getState();
  const isOwn = isSameRun(wanted.setting, wanted.own);
  if (wanted.live && !isOwn && !serves(forecasting.own, ownOf(wanted))) {
    const own = await make(ownOf(wanted));
    setState({ forecasting: { ...getState().forecasting, own } });
  }
  if (wanted.live && isOwn && serves(forecasting.own, wanted)) {
    return setState({ forecasting: { own: forecasting.own!, latest: forecasting.own! } });
  }
  const latest = await make(wanted, wanted.live && !isOwn ? turnedScenarios(wanted.setting) : undefined);
  const own = isOwn ? latest : getState().forecasting.own;
  setState({ forecasting: { latest, ...(own && { own }) } });
}

/** Scenarios in which a value was changed. */
function turnedScenarios({ adjustments }: RunSetting): readonly string[] {
  return [...new Set(adjustments.flatMap((it) => (it.kind === 'set' ? [it.scenario] : [])))];
}
