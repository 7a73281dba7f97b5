import type { ForecastOutcome } from '@proviso/forecast';
import type { Adjustments, Case } from '@proviso/model';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Asking, Engine } from '../engine/engine.ts';
import type { ForecastQuestion } from '../engine/protocol.ts';
import { forecastRuns } from './forecast-runs.ts';
import type { Setting } from './setting.ts';
import { type StudioState, useStudio } from './studio.ts';

const model = { readers: [{ name: 'author' }, { name: 'sceptic' }] } as unknown as Case;
const set = (value: number): Adjustments => [{ kind: 'held', param: 'a', value }];
const shocked: Adjustments = [{ kind: 'set', scenario: 'shock', quantity: 'a', nth: 1, value: 2 }];

/** An engine that notes what it is asked and answers at once. */
function engine() {
  const asked: ForecastQuestion[] = [];
  const answered: unknown[] = [];
  const ask = async (_: string, question: ForecastQuestion, { onAnswers }: Asking) => {
    asked.push(question);
    onAnswers?.([]);
    answered.push(useStudio.getState().forecasting.answered?.setting.adjustments);
    return { kind: 'forecast' } as ForecastOutcome;
  };
  return { asked, answered, engine: { ask, close: () => {} } as unknown as Engine };
}

/** Lets every answer arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

function turn(part: Partial<StudioState>, adjustments: Adjustments = [], more: Partial<Setting> = {}): void {
  const setting = { asOf: '2016-01-29', struck: [], adjustments, seed: 1, paths: 100, ...more };
  useStudio.setState({ checked: { model, places: new Map() }, setting, ...part });
}

const adjusted = (asked: readonly ForecastQuestion[]) => asked.map(({ setting }) => setting.adjustments);

beforeEach(() => useStudio.setState({ forecasting: {}, view: 'read' }));

describe('the forecasts that the page shows', () => {
  test('are one with all that moves it and all scenarios, where nobody turns a knob', async () => {
    const { asked, engine: to } = engine();
    turn({}, set(1));
    forecastRuns(to)();
    await settled();
    expect(asked).toEqual([{ setting: expect.objectContaining({ adjustments: set(1) }), movers: true }]);
    expect(useStudio.getState().forecasting.own).toBeUndefined();
  });

  test('are the case’s own and the turned one beside it, where knobs are turned', async () => {
    const { asked, engine: to } = engine();
    const follow = forecastRuns(to);
    turn({ view: 'turn' }, set(1));
    follow();
    await settled();
    turn({ view: 'turn' }, shocked);
    follow();
    await settled();
    expect(adjusted(asked)).toEqual([[], set(1), shocked]);
    expect(asked.map(({ movers, scenarios }) => [movers, scenarios])).toEqual([
      [false, undefined],
      [false, []],
      [false, ['shock']],
    ]);
    const { own, latest } = useStudio.getState().forecasting;
    expect([own!.setting.adjustments, latest!.setting.adjustments]).toEqual([[], shocked]);
  });

  test('are answered before they are complete, and then are one again', async () => {
    const { answered, engine: to } = engine();
    turn({ view: 'turn' }, set(1));
    forecastRuns(to)();
    await settled();
    expect(answered).toEqual([undefined, set(1)]);
    expect(useStudio.getState().forecasting.answered).toBeUndefined();
  });

  test('are not made again where they are there: knobs turned back show the own one', async () => {
    const { asked, engine: to } = engine();
    const follow = forecastRuns(to);
    for (const adjustments of [[], set(1), []]) {
      turn({ view: 'turn' }, adjustments);
      follow();
      await settled();
    }
    expect(adjusted(asked)).toEqual([[], set(1)]);
    const { own, latest } = useStudio.getState().forecasting;
    expect(latest).toBe(own);
  });

  test('are made again with what moves them, where another view is shown', async () => {
    const { asked, engine: to } = engine();
    const follow = forecastRuns(to);
    for (const view of ['turn', 'read', 'turn'] as const) {
      turn({ view });
      follow();
      await settled();
    }
    expect(asked.map(({ movers }) => movers)).toEqual([false, true]);
  });

  test('compare another reader with the first, where evidence is weighed', async () => {
    const { asked, engine: to } = engine();
    const follow = forecastRuns(to);
    for (const reader of ['sceptic', 'author']) {
      turn({ view: 'weigh' }, [], { reader });
      follow();
      await settled();
    }
    expect(asked.map(({ setting }) => setting.reader)).toEqual([undefined, 'sceptic']);
    const { own, latest } = useStudio.getState().forecasting;
    expect(latest).toBe(own);
  });

  test('are of one reader, the one who is chosen, where knobs are turned', async () => {
    const { asked, engine: to } = engine();
    const follow = forecastRuns(to);
    for (const view of ['weigh', 'turn'] as const) {
      turn({ view }, set(1), { reader: 'sceptic' });
      follow();
      await settled();
    }
    expect(asked.map(({ setting }) => setting.reader)).toEqual([undefined, 'sceptic', 'sceptic', 'sceptic']);
    const { own, latest } = useStudio.getState().forecasting;
    expect([own!.setting, latest!.setting]).toMatchObject([
      { reader: 'sceptic', adjustments: [] },
      { reader: 'sceptic', adjustments: set(1) },
    ]);
  });
});
