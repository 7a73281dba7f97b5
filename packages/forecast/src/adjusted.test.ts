import { type Adjustment, type Case, parseAdjustment } from '@proviso/model';
import {
  datedEvent,
  distribution,
  happened,
  hazardEvent,
  param,
  probability,
  rate,
  whether,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import type { Answer, Forecast } from './forecast.ts';
import type { ForecastOptions } from './options.ts';
import { forecast } from './run.ts';
import { smallCase } from './testing/small-case.ts';

const OPTIONS: ForecastOptions = { asOf: '2016-01-29', paths: 160, pathCap: 160, movers: false };

/** Both executors say the same, whatever is adjusted. */
async function run(model: Case, adjustments: readonly string[] = [], more: Partial<ForecastOptions> = {}) {
  const options = { ...OPTIONS, ...more, ...adjusted(adjustments) };
  const compiled = await forecast(model, options);
  expect(JSON.stringify(await forecast(model, { ...options, executor: 'interpreter' }))).toBe(JSON.stringify(compiled));
  return compiled;
}

const adjusted = (texts: readonly string[]) => ({
  adjustments: texts.map((text) => parseAdjustment(text) as Adjustment),
});

async function forecastOf(...asked: Parameters<typeof run>): Promise<Forecast> {
  const outcome = await run(...asked);
  if (outcome.kind === 'failure') throw new Error(`${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.forecast;
}

async function refusal(...asked: Parameters<typeof run>) {
  const outcome = await run(...asked);
  return outcome.kind === 'failure' ? outcome.failure : undefined;
}

/** What the paths say: all but which case it was, and what was changed. */
function findings({ modelHash: _, adjustments: __, hindsight: ___, ...rest }: Forecast) {
  return rest;
}

const withParam = (name: string, value: Parameters<typeof param>[1]) =>
  smallCase({ params: smallCase().params.map((it) => (it.name === name ? param(name, value) : it)) });
const withEvent = (event: Case['events'][number], more: Partial<Case> = {}) =>
  smallCase({ events: [...smallCase().events.filter(({ name }) => name !== event.name), event].sort(byName), ...more });
const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

const answerTo = (of: Forecast, name: string): Answer => of.questions.find((answer) => answer.name === name)!;
const probabilityOf = (of: Forecast, name: string) => (answerTo(of, name).result as { value: number }).value;

describe('a param that is held', () => {
  test('is as if the case gave it that value, to the last bit: what is known is weighed anew', async () => {
    const held = await forecastOf(smallCase(), ['pull=0.4', 'resolve=2.5']);
    const fixed = smallCase({ params: [param('pull', 0.4), param('resolve', 2.5)] });
    expect(findings(held)).toEqual(findings(await forecastOf(fixed)));
  });

  test('leaves the draws of all else as they were', async () => {
    const held = await forecastOf(smallCase({ scenarios: [], records: [], statements: [], states: [], ...free() }), [
      'resolve=2',
    ]);
    const own = await forecastOf(smallCase({ scenarios: [], records: [], statements: [], states: [], ...free() }));
    expect(answerTo(held, 'rolls').result).toEqual(answerTo(own, 'rolls').result);
  });

  test('may be one that the case fixes', async () => {
    const held = await forecastOf(withParam('pull', 1), ['pull=0.4']);
    expect(findings(held)).toEqual(findings(await forecastOf(withParam('pull', 0.4))));
  });

  test('may lie where its distribution never goes', async () => {
    const held = await forecastOf(smallCase(), ['pull=3']);
    expect(findings(held)).toEqual(findings(await forecastOf(withParam('pull', 3))));
  });

  test('does not go together with draws of a posterior that hold it too', async () => {
    const posterior = {
      ...{ modelHash: '', asOf: OPTIONS.asOf, chains: 1, iterations: 1 },
      params: [{ name: 'pull', draws: new Float64Array(1) }],
    } as unknown as NonNullable<ForecastOptions['posterior']>;
    expect(await refusal(smallCase(), ['pull=0.4'], { posterior })).toMatchObject({
      code: 'PV0916',
      message: 'pull was fitted together with the other params: held at a value, their draws do not fit it',
    });
  });
});

/** A case in which nothing but an event depends on chance. */
function free(): Partial<Case> {
  return {
    params: [param('pull', distribution('uniform', 0.1, 1.5)), param('resolve', distribution('normal', 2, 0.5))],
    ...{ facts: [], votes: [], decisions: [], regimes: [], claims: [] },
    events: [datedEvent('exit', '2016-06-23', probability(0.35))],
    questions: [whether('rolls', happened('exit', { through: '2016-12-31' }))],
  };
}

describe('an event', () => {
  test('that is made to happen is as if the case said so, on its day or on another', async () => {
    for (const day of ['2016-06-23', '2016-02-10']) {
      const said = day === '2016-06-23' ? 'exit=happens' : `exit=happens on ${day}`;
      const certain = withEvent(datedEvent('exit', day, probability(1)));
      expect(findings(await forecastOf(smallCase(), [said]))).toEqual(findings(await forecastOf(certain)));
    }
  });

  test('that is kept from happening is as if it had no chance', async () => {
    const never = withEvent(datedEvent('exit', '2016-06-23', probability(0)));
    expect(findings(await forecastOf(smallCase(), ['exit=does not happen']))).toEqual(
      findings(await forecastOf(never)),
    );
  });

  test('keeps what chance may have done to it before the as-of step, and the score of its silence', async () => {
    const parts = {
      verifiedThrough: '2015-11-30',
      records: [],
      questions: [whether('flared', happened('flare', { through: '2016-12-31' }))],
    };
    const flare = (through: string) => withEvent(hazardEvent('flare', rate(2), { through }), parts);
    const stopped = await forecastOf(flare('2016-12-31'), ['flare=does not happen']);
    expect(findings(stopped)).toEqual(findings(await forecastOf(flare('2015-12-31'))));
    expect(probabilityOf(stopped, 'flared')).toBeGreaterThan(0);
  });

  test('with a rate happens on the day that is named, and not before', async () => {
    const flared = (name: string, through: string) => whether(name, happened('flare', { through }));
    const questions = [flared('before', '2016-05-09'), flared('after', '2016-05-10')];
    const of = await forecastOf(withEvent(hazardEvent('flare', rate(2)), { questions }), [
      'flare=happens on 2016-05-10',
    ]);
    expect([probabilityOf(of, 'before'), probabilityOf(of, 'after')]).toEqual([0, 1]);
  });

  test('goes by the scenario where that intervenes in it as well', async () => {
    const scenarios: Case['scenarios'] = [
      { name: 'stays', interventions: [{ kind: 'does not happen', event: 'exit' }] },
      { name: 'veto', interventions: [{ kind: 'fails', vote: 'rollover', from: '2016-06-01', through: '2016-07-31' }] },
    ];
    const questions = [whether('left', happened('exit', { through: '2016-12-31' }))];
    const of = await forecastOf(smallCase({ scenarios, questions }), ['exit=happens']);
    expect(probabilityOf(of, 'left')).toBe(1);
    expect(of.scenarios.map(({ answers }) => answers[0]!.result!.value)).toEqual([0, 1]);
    expect(of.scenarios.map(({ idle }) => idle)).toEqual([[], []]);
  });
});

describe('a value of a scenario', () => {
  test('is as if the case had it so', async () => {
    const set = { kind: 'set', quantity: 'oil', value: { kind: 'number', value: 70 }, from: '2016-06-01' } as const;
    const scenarios = smallCase().scenarios.map((it) =>
      it.name === 'oil_at_60' ? { ...it, interventions: [set] } : it,
    );
    const changed = await forecastOf(smallCase(), ['oil_at_60.oil=70']);
    expect(findings(changed)).toEqual(findings(await forecastOf(smallCase({ scenarios }))));
  });

  test('changes nothing where the scenario is not run, and is not named then', async () => {
    const without = await forecastOf(smallCase(), ['oil_at_60.oil=70'], { scenarios: ['veto'] });
    expect(without).toEqual(await forecastOf(smallCase(), [], { scenarios: ['veto'] }));
  });

  test('is refused where time has passed the scenario by', async () => {
    expect(await refusal(smallCase(), ['oil_at_60.oil=70'], { asOf: '2016-06-30' })).toMatchObject({
      code: 'PV0916',
      subject: 'oil_at_60.oil',
    });
  });
});

describe('an adjusted forecast', () => {
  test('names what was changed, with units and days, and keeps the hash of the case', async () => {
    const of = await forecastOf(smallCase(), ['exit=happens', 'oil_at_60.oil=70', 'pull=0.4']);
    expect(of.adjustments).toEqual([
      { kind: 'happens', name: 'exit', on: '2016-06-23' },
      { kind: 'set', name: 'oil', value: 70, unit: '1', scenario: { name: 'oil_at_60' }, from: '2016-06-01' },
      { kind: 'held', name: 'pull', value: 0.4, unit: '1' },
    ]);
    expect(of.modelHash).toBe((await forecastOf(smallCase())).modelHash);
  });

  test('without any adjustment is the case’s own', async () => {
    expect(await forecastOf(smallCase(), [])).not.toHaveProperty('adjustments');
    expect(await forecastOf(smallCase(), [])).toEqual(await forecastOf(smallCase()));
  });

  test('is refused with the fault of what was asked', async () => {
    expect(await refusal(smallCase(), ['pul=0.4'])).toMatchObject({
      code: 'PV0916',
      subject: 'pul',
      message: 'the case has no param pul',
    });
  });

  test('is made for every reader where they stand side by side', async () => {
    const readers = [{ name: 'analyst' }, { name: 'market' }];
    const of = await forecastOf(smallCase({ readers }), ['pull=0.4', 'oil_at_60.oil=70'], {
      everyReader: true,
    });
    expect(of.readers.map(({ name }) => name)).toEqual(['market']);
  });
});
