import { buildCase, clausesOf, fact, formulation, met, months, record, regime } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { minskAndPlutonium } from './testing/minsk.ts';
import { recordedActs } from './testing/recorded-acts.ts';

test('a renewed measure is derived from the clause that began it and the record that carries it', () => {
  const { grounds } = explain(recordedActs(), 'EU_sectoral', { on: '2016-01-29' });
  expect(grounds).toHaveLength(1);
  expect(grounds[0]!.leaves).toMatchObject([
    { citation: { kind: 'clause', id: 'EU_sectoral.applies' } },
    { citation: { kind: 'record', source: 'EU_sectoral_2015_12_21' }, record: { act: { through: '2016-07-31' } } },
  ]);
});

test('a lapse is derived from the lapse clause and from what had set the end', () => {
  const withheld = recordedActs((records) => records.filter((r) => r.date < '2016-07-01'));
  const [ground] = explain(withheld, 'EU_sectoral', { on: '2016-08-01' }).grounds;
  expect(ground!.status).toBe('lapsed');
  expect(ground!.leaves.map((leaf) => leaf.clause?.kind ?? leaf.record?.act.kind)).toEqual(['lapses', 'renewed']);
});

test('two wordings of a condition stand side by side, each part weighed', () => {
  const model = minskAndPlutonium([
    record('2016-10-03', 'PMDA', 'suspended'),
    record('2016-11-01', 'Magnitsky_Act', 'repealed', { by: 'US_Congress' }),
    record('2016-11-01', 'US_emergency', 'terminated'),
    record('2016-11-01', 'compensated', 'met'),
  ]);
  const [resumption] = explain(model, 'PMDA', { on: '2016-11-02' }).conditions;
  expect(resumption!.formulations.map((f) => [f.asIn, f.truth])).toEqual([
    ['law_381', 'no'],
    ['commentary_2016_10', 'yes'],
  ]);
  expect(resumption!.agree).toBe(false);
  expect(resumption!.formulations[0]!.parts.map((part) => [part.label, part.weighed.truth])).toEqual([
    ['magnitsky', 'yes'],
    ['support_act', 'no'],
    ['sanctions', 'yes'],
    ['damages', 'yes'],
    ['forces', 'no'],
  ]);
});

test('the regimes that stand in the way of a condition are named', () => {
  const [resumption] = explain(minskAndPlutonium(), 'PMDA', { on: '2016-10-05' }).conditions;
  const sanctions = resumption!.formulations[0]!.parts.find((part) => part.label === 'sanctions')!;
  expect(sanctions.weighed.parts.map((part) => 'name' in part.condition && part.condition.name)).toEqual([
    'US_listings',
    'US_sectoral',
  ]);
});

test('the suspension that no clause provides is flagged, with its record', () => {
  const { flags } = explain(minskAndPlutonium(), 'PMDA', { on: '2017-06-01' });
  expect(flags).toMatchObject([{ kind: 'no clause provides', citations: [{ source: 'decree_2016_10' }] }]);
});

test('a suspension that an agreement does not list is flagged even where a clause says who might suspend it', () => {
  const model = minskAndPlutonium();
  const pmda = model.agreements.find((a) => a.name === 'PMDA')!;
  const clauses = [...pmda.clauses, ...clausesOf('PMDA', [{ kind: 'suspended', by: 'RU' }])];
  const asked = { ...model, agreements: model.agreements.map((a) => (a === pmda ? { ...pmda, clauses } : a)) };
  expect(explain(asked, 'PMDA', { on: '2017-06-01' }).flags).toMatchObject([{ kind: 'no clause provides' }]);
  const silent = { ...pmda, clauses, provides: [] };
  const other = { ...model, agreements: model.agreements.map((a) => (a === pmda ? silent : a)) };
  expect(explain(other, 'PMDA', { on: '2017-06-01' }).flags).toEqual([]);
});

test('what rests on another is explained down to it, and a circle is run round once', () => {
  const { dependsOn } = explain(minskAndPlutonium(), 'US_sectoral', { on: '2016-01-29' });
  expect(dependsOn).toMatchObject([
    { kind: 'rests on', name: 'US_emergency', explanation: { answer: { status: 'in force' } } },
  ]);
  const circle = buildCase(months('2015-01', '2015-12'), {
    regimes: [
      regime('a', ['2015-01-01'], [{ kind: 'rests', on: 'b' }]),
      regime('b', ['2015-01-01'], [{ kind: 'rests', on: 'a' }]),
    ],
  });
  const [down] = explain(circle, 'a', { on: '2015-06-01' }).dependsOn;
  expect(down!.explanation!.dependsOn).toEqual([expect.not.objectContaining({ explanation: expect.anything() })]);
});

test('an obligation is explained by what it needs', () => {
  const { dependsOn } = explain(minskAndPlutonium(), 'Minsk_II.border', { on: '2016-01-29' });
  expect(dependsOn.map((d) => [d.name, d.explanation!.answer.status])).toEqual([
    ['Minsk_II.elections', 'not met'],
    ['Minsk_II.constitution', 'not met'],
  ]);
});

test('a disputed fact makes the condition unknown, with both sides cited', () => {
  const model = buildCase(months('2015-01', '2016-12'), {
    facts: [fact('peace')],
    regimes: [regime('R', ['2015-01-01'], [{ kind: 'pledge', if: [formulation(met('peace'))] }])],
    records: [
      record('2015-05-01', 'peace', 'met', { by: 'RU' }),
      record('2015-05-02', 'peace', 'violated', { by: 'OSCE' }),
    ],
  });
  const weighed = explain(model, 'R', { on: '2015-06-01' }).conditions[0]!.formulations[0]!.parts[0]!.weighed;
  expect(weighed).toMatchObject({
    truth: 'unknown',
    unknownBecause: 'disputed',
    citations: [{ id: '2015-05-01 peace met' }],
    against: [{ id: '2015-05-02 peace violated' }],
  });
});

test('renewals that shadow those of another are paired with the nearest', () => {
  const model = recordedActs();
  const food = model.regimes.find((r) => r.name === 'RU_food')!;
  const within = { count: 7, unit: 'day' } as const;
  const shadowing = {
    ...food,
    clauses: [...food.clauses, { kind: 'shadows', regime: 'EU_sectoral', within, id: 'RU_food.shadows' } as const],
  };
  const tied = { ...model, regimes: model.regimes.map((r) => (r === food ? shadowing : r)) };
  const [tie] = explain(tied, 'RU_food', { on: '2017-12-31' }).ties;
  expect(tie).toMatchObject({
    kind: 'shadows',
    pairs: [
      { renewed: '2015-06-24', nearest: '2015-06-22', days: 2, within: true },
      { renewed: '2016-06-29', nearest: '2016-07-01', days: 2, within: true },
      { renewed: '2017-06-30', nearest: '2017-06-28', days: 2, within: true },
    ],
  });
});
