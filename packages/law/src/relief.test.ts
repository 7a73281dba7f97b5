import {
  agreement,
  both,
  buildCase,
  either,
  fact,
  formulation,
  happened,
  hasStatus,
  inForce,
  met,
  months,
  not,
  obligation,
  record,
  recordedEvent,
  regime,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { minimalChangeSets, type Route } from './relief.ts';
import { minskAndPlutonium, SUSPENSION } from './testing/minsk.ts';

const sets = (route: Route | undefined) => route!.sets.map((set) => set.map((i) => route!.moves[i]!.id));
const OCTOBER = { on: '2016-10-05' };

describe('the resumption of the plutonium agreement', () => {
  const answer = minimalChangeSets(minskAndPlutonium(), 'PMDA', OCTOBER);
  const [law, commentary] = answer.routes;

  test('takes, by the law, two repeals, the end of all sanctions, damages and the return of forces', () => {
    expect(answer.goal).toBe('resume');
    expect(law).toMatchObject({ asIn: 'law_381', operative: true, truth: 'no' });
    const common = ['repeal Magnitsky_Act', 'repeal Ukraine_Freedom_Support_Act'];
    const rest = ['meet compensated', 'meet forces_returned', 'resume PMDA'];
    expect(sets(law)).toEqual(
      [
        [...common, 'end US_emergency', ...rest],
        [...common, 'end US_listings', 'end US_sectoral', ...rest],
      ].map((set) => expect.toSatisfy((found: string[]) => [...found].sort().join() === [...set].sort().join())),
    );
  });

  test('takes less in the summary of the commentary, and the difference is shown', () => {
    expect(commentary).toMatchObject({ asIn: 'commentary_2016_10', operative: false });
    expect(sets(commentary)[0]).toHaveLength(4);
    expect(answer.differences).toEqual([
      {
        asIn: 'commentary_2016_10',
        onlyHere: [],
        onlyInOperative: ['repeal Ukraine_Freedom_Support_Act', 'meet forces_returned'],
      },
    ]);
  });

  test('names who can make each change and by which clause', () => {
    const move = (id: string) => law!.moves.find((m) => m.id === id)!;
    expect(move('repeal Magnitsky_Act').ways).toEqual([
      { how: 'repeal', by: 'US_Congress', clause: { kind: 'clause', id: 'Magnitsky_Act.continues' } },
    ]);
    expect(move('end US_emergency').ways).toMatchObject([
      { how: 'let lapse', by: 'US', decision: 'US_notice', rule: 'decision of one', on: '2018-03-06' },
    ]);
    expect(move('end US_sectoral').ways).toEqual([{ how: 'as sender', by: 'US' }]);
    expect(move('resume PMDA').ways).toEqual([{ how: 'resume', by: 'RU' }]);
  });

  test('is in the hands of Congress once the executive alone may no longer lift', () => {
    const later = minimalChangeSets(minskAndPlutonium(), 'PMDA', { on: '2017-08-02' }).routes[0]!;
    const end = later.moves.find((m) => m.id === 'end US_sectoral')!;
    expect(end.ways).toMatchObject([{ how: 'lift', by: 'US_Congress' }]);
  });
});

test('a repeal that is asked for ends the act too, and is one change', () => {
  const model = buildCase(months('2015-01', '2015-12'), {
    actors: [{ name: 'A' }, { name: 'B' }],
    facts: [fact('wanted')],
    regimes: [regime('act', ['2015-01-01'], [{ kind: 'continues', by: 'A' }], { by: 'A', against: 'B' })],
    agreements: [
      agreement('pact', '2015-01-01', {
        fulfilled: [formulation({ kind: 'repealed', name: 'act' }, { kind: 'no regime', by: 'A', against: 'B' })],
      }),
    ],
  });
  expect(sets(minimalChangeSets(model, 'pact', { on: '2015-06-01' }).routes[0])).toEqual([['repeal act']]);
});

describe('the lifting of the sectoral measures', () => {
  test('waits on withdrawal and border, the border on elections and constitution, in their order', () => {
    const answer = minimalChangeSets(minskAndPlutonium(), 'EU_sectoral', { on: '2016-01-29' });
    expect(answer.goal).toBe('lift');
    const [pledge, outright] = answer.routes;
    expect(sets(pledge)).toEqual([
      [
        'meet Minsk_II.withdrawal',
        'meet Minsk_II.elections',
        'meet Minsk_II.constitution',
        'meet Minsk_II.border',
        'lift EU_sectoral',
      ],
    ]);
    const border = pledge!.moves.find((m) => m.id === 'meet Minsk_II.border')!;
    expect(border.needs).toEqual(['meet Minsk_II.elections', 'meet Minsk_II.constitution']);
    expect(border.ways.map((way) => way.by)).toEqual(['RU', 'UA']);
    expect(sets(outright)).toEqual([['end EU_sectoral']]);
    expect(outright!.moves[0]!.ways).toMatchObject([{ how: 'lift', by: 'EU', decision: 'EU_relief' }]);
  });

  test('leaves out what has been met', () => {
    const model = minskAndPlutonium([SUSPENSION, record('2015-10-01', 'Minsk_II.elections', 'met')]);
    const [pledge] = minimalChangeSets(model, 'EU_sectoral', { on: '2016-01-29' }).routes;
    expect(sets(pledge)[0]).not.toContain('meet Minsk_II.elections');
    expect(sets(minimalChangeSets(model, 'EU_sectoral', { on: '2015-09-30' }).routes[0])[0]).toContain(
      'meet Minsk_II.elections',
    );
  });
});

describe('beyond monotone conditions', () => {
  const facts = [fact('a'), fact('b'), fact('c')];
  const ask = (condition: Parameters<typeof formulation>[0], records: Parameters<typeof record>[] = []) =>
    minimalChangeSets(
      buildCase(months('2015-01', '2015-12'), {
        facts,
        events: [recordedEvent('war')],
        regimes: [regime('R', ['2015-01-01'], [{ kind: 'ends', when: [formulation(condition)] }])],
        records: records.map((r) => record(...r)),
      }),
      'R',
      { on: '2015-06-30' },
    ).routes[0]!;

  test('a negation of one fact asks for its undoing where it holds and for nothing where it does not', () => {
    expect(sets(ask(both(met('a'), not(met('b')))))).toEqual([['meet a']]);
    expect(sets(ask(both(met('a'), not(met('b'))), [['2015-02-01', 'b', 'met']]))).toEqual([['meet a', 'undo b']]);
  });

  test('a negation of a whole is driven down to its parts', () => {
    const condition = not(either(met('a'), met('b')));
    expect(
      sets(
        ask(condition, [
          ['2015-02-01', 'a', 'met'],
          ['2015-02-01', 'b', 'met'],
        ]),
      ),
    ).toEqual([['undo a', 'undo b']]);
  });

  test('a fact that is asked for both ways is refused in words', () => {
    const exclusive = either(both(met('a'), not(met('b'))), both(not(met('a')), met('b')));
    expect(ask(exclusive)).toMatchObject({ count: 0, refused: expect.stringContaining('hold and that it not hold') });
  });

  test('a day that has passed cannot be made good, and one to come is a deadline', () => {
    expect(ask(met('a', { kind: 'on', date: '2015-05-01' })).refused).toContain('has passed');
    expect(ask(met('a', { kind: 'on', date: '2015-09-01' })).moves[0]).toMatchObject({
      id: 'meet a',
      by: '2015-09-01',
    });
  });

  test('an event is a change that nobody can make', () => {
    expect(ask(happened('war')).moves).toMatchObject([{ kind: 'happen', ways: [] }]);
  });

  test('a disputed fact is not known today and still has to be met', () => {
    const disputed = ask(met('a'), [
      ['2015-02-01', 'a', 'met', { by: 'X' }],
      ['2015-03-01', 'a', 'violated', { by: 'Y' }],
    ]);
    expect(disputed.moves).toMatchObject([{ id: 'meet a', today: 'unknown' }]);
  });

  test('circular needs end in words', () => {
    const model = buildCase(months('2015-01', '2015-12'), {
      agreements: [
        agreement('A', '2015-01-01', {
          obligations: [obligation('x', undefined, ['y']), obligation('y', undefined, ['x'])],
        }),
      ],
    });
    expect(minimalChangeSets(model, 'A', { on: '2015-06-30' }).routes[0]!.refused).toContain('leads back to itself');
  });

  test('a regime that must both stand and be gone is refused', () => {
    const condition = both(inForce('R'), hasStatus('R', 'in force'), { kind: 'no regime' });
    expect(ask(condition).refused).toContain('hold and that it not hold');
  });
});
