import { describe, expect, test } from 'vitest';
import { modelOf } from '../example-case.fixture.ts';

const number = (value: number) => ({ kind: 'number', value });
const quantity = (name: string) => ({ kind: 'quantity', name });
const UNION = 'union EU members HU "Hungary" population 1, DE "Germany" population 3\n';

describe('a range `A to B`', () => {
  test.each([
    ['[1]', '2 to 3', 'lognormal interval', [2, 3]],
    ['[1]', '-2 to 3', 'normal interval', [-2, 3]],
    ['[1]', '0 to 3', 'normal interval', [0, 3]],
    ['[probability]', '0.2 to 0.3', 'logit-normal interval', [0.2, 0.3]],
    ['[1]', '1 / 4 to 2 * 3', 'lognormal interval', [0.25, 6]],
    ['[year]', '6 months to 2 years', 'lognormal interval', [0.5, 2]],
  ])('%s %s is a %s', (unit, range, family, bounds) => {
    const { law } = modelOf(`param x ${unit} ~ ${range}`).params[0]!;
    expect(law).toEqual({ kind: 'draw', distribution: { family, arguments: bounds.map(number) } });
  });
});

describe('arguments of a distribution', () => {
  test.each(['normal(1, 2)', 'normal(mean: 1, sd: 2)', 'normal(sd: 2, mean: 1)'])('%s', (distribution) => {
    const { law } = modelOf(`param x ~ ${distribution}`).params[0]!;
    expect(law).toMatchObject({ distribution: { family: 'normal', arguments: [number(1), number(2)] } });
  });
});

describe('time', () => {
  test.each([
    ['at 0.1 per year', 0.1],
    ['at 0.1 per month', 1.2],
    ['at 1 per quarter', 4],
    ['at 1 per day', 365.25],
  ])('%s is a rate of %d a year', (written, rate) => {
    const [fact] = modelOf(`fact x met ${written}`).facts;
    const { chance } = fact!;
    const found = chance?.kind === 'rate' ? chance.branches[0]!.rate : undefined;
    expect(found?.kind === 'number' && found.value).toBeCloseTo(rate, 12);
  });

  test('a lag is counted in steps', () => {
    const { lets } = modelOf('state s { start 0   next ~ normal(s, 1) }\nlet d = s - lag(s, 1 year)');
    expect(lets[0]!.law).toMatchObject({ value: { right: { kind: 'lag', name: 's', steps: 12 } } });
  });

  test('`before`, `through` and `in` become days that are included', () => {
    const asked = (when: string) => {
      const model = modelOf(`event e on 2016-03-01 with probability 0.5\nquestion q = happened(e) ${when}`);
      return (model.questions[0]!.asks as { condition: { within: unknown } }).condition.within;
    };
    expect(asked('before 2016-07')).toEqual({ through: '2016-06-30' });
    expect(asked('through 2016-07')).toEqual({ through: '2016-07-31' });
    expect(asked('in 2016-07')).toEqual({ from: '2016-07-01', through: '2016-07-31' });
  });
});

describe('members are written out', () => {
  test('a quantity of each member, in order of code', () => {
    const { params } = modelOf(`${UNION}param wobble(m in EU) "Doubt" ~ 0.1 to 0.5`);
    expect(params.map(({ name, title }) => [name, title])).toEqual([
      ['wobble(DE)', 'Doubt: Germany'],
      ['wobble(HU)', 'Doubt: Hungary'],
    ]);
  });

  test('a sum over members, each with its share of the population', () => {
    const { lets } = modelOf(`${UNION}param w(m in EU) ~ 0.1 to 0.5\nlet s = sum(m in EU: m.population * w(m))`);
    const term = (share: number, code: string) => ({
      kind: 'arithmetic',
      operator: '*',
      left: number(share),
      right: quantity(`w(${code})`),
    });
    expect(lets[0]!.law).toEqual({
      kind: 'value',
      value: { kind: 'arithmetic', operator: '+', left: term(0.75, 'DE'), right: term(0.25, 'HU') },
    });
  });

  test('counts, means and conditions over all or any', () => {
    const { lets } = modelOf(`${UNION}param w(m in EU) ~ 0.1 to 0.5
let c = count(m in EU: w(m) > 0.2)
let a = mean(m in EU: w(m))
let b = if all(m in EU: w(m) > 0.2) or any(m in EU: w(m) > 0.4) then 1 else 0`);
    const [a, b, c] = lets.map(({ law }) => (law as { value: unknown }).value);
    expect(a).toMatchObject({ operator: '/', right: number(2) });
    expect(b).toMatchObject({ if: { kind: 'or', parts: [{ kind: 'and' }, { kind: 'or' }] } });
    expect(c).toMatchObject({ operator: '+', left: { kind: 'choice', if: { kind: 'compare' }, else: number(0) } });
  });

  test('a vote has one ballot for each, its own where one is written', () => {
    const { votes } = modelOf(`${UNION}param p(m in EU) [probability] ~ 0.5 to 0.9
vote v in EU by unanimity {
  each m consents with probability p(m)
  HU consents with probability 0.6, otherwise abstains with probability 0.5
}`);
    expect(votes[0]!.ballot).toMatchObject({
      kind: 'members',
      members: [
        { member: 'DE', consents: { probability: quantity('p(DE)') } },
        { member: 'HU', consents: { probability: number(0.6) }, abstains: { probability: number(0.5) } },
      ],
    });
  });

  test('rows of a table keep their order', () => {
    const tables = { 'data/trade.csv': 'country,exports\nIT,9\nDE,25\n' };
    const { lets } = modelOf('table trade from "data/trade.csv"\nlet e = sum(row in trade: row.exports)', tables);
    expect(lets[0]!.law).toMatchObject({ value: { left: number(9), right: number(25) } });
  });
});

describe('signals and readings', () => {
  const head = 'actor US\nreader a\nparam r ~ normal(1, 1)\n';

  test('softening, restating and hardening weigh exp(-x), 1 and exp(x - 2)', () => {
    const { signals } = modelOf(`${head}signal s about r { softening, restating, hardening }`);
    expect(signals[0]!.categories).toEqual([
      {
        name: 'softening',
        weight: { kind: 'call', function: 'exp', arguments: [{ kind: 'negate', of: quantity('r') }] },
      },
      { name: 'restating', weight: number(1) },
      {
        name: 'hardening',
        weight: {
          kind: 'call',
          function: 'exp',
          arguments: [{ kind: 'arithmetic', operator: '-', left: quantity('r'), right: number(2) }],
        },
      },
    ]);
  });

  test('the weights of a reading add up to 1', () => {
    const { statements } = modelOf(`${head}signal s about r { softening, restating, hardening }
statement t 2016-01-22 by US { read by a: s softening 1, restating 3 }`);
    expect(statements[0]!.readings[0]!.weights).toEqual([
      { category: 'softening', weight: 0.25 },
      { category: 'restating', weight: 0.75 },
    ]);
  });
});

test('a second clause of a kind is numbered in the order of the text', () => {
  const { regimes } = modelOf(`actor US
regime R {
  by US
  applies from 2016-01-01
  through 2016-06-30 { lifted by US }
  from 2016-07-01 { lifted by US }
}`);
  expect(regimes[0]!.clauses.map(({ id, holds }) => [id, holds])).toEqual([
    ['R.lifted', { through: '2016-06-30' }],
    ['R.lifted.2', { from: '2016-07-01' }],
  ]);
});

test('a source declared below a record is no part of the record', () => {
  const { records, sources } = modelOf(`event e
source a "A"
record 2016-02-01 e happened source a
source b "B"
`);
  expect(records[0]!.source).toBe('a');
  expect(sources.map(({ name }) => name)).toEqual(['a', 'b']);
});
