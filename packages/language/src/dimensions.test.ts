import { formatUnit } from '@proviso/model';
import { describe, expect, test } from 'vitest';
import { errorsOf, modelOf } from './example-case.fixture.ts';

const QUANTITIES = `unit USD, bbl
param price [USD/bbl] ~ 40 to 80
param volume [bbl] ~ 1 to 2
param rate [1/year] ~ 0.1 to 0.2
param share [%] ~ 5 to 10
param chance [probability] ~ 0.1 to 0.9
param x ~ 1 to 2
`;

describe('the unit of a formula', () => {
  test.each([
    ['price * volume', 'USD'],
    ['price / volume', 'USD/bbl^2'],
    ['price + 3 [USD/bbl]', 'USD/bbl'],
    ['-price', 'USD/bbl'],
    ['price ^ 2', 'USD^2/bbl^2'],
    ['sqrt(price)', 'USD^0.5/bbl^0.5'],
    ['(price / 50 [USD/bbl]) ^ x', '1'],
    ['max(0, price)', 'USD/bbl'],
    ['exp(rate * step)', '1'],
    ['rate * 6 months', '1'],
    ['step', 'year'],
    ['share', '%'],
    ['1 - chance', '1'],
    ['if price > 50 then price else 0', 'USD/bbl'],
    ['lag(other, 1 month)', 'USD'],
  ])('%s is in [%s]', (formula, unit) => {
    const model = modelOf(`${QUANTITIES}state other [USD] { start 1 next ~ normal(other, 1) }\nlet y = ${formula}`);
    expect(formatUnit(model.lets.find(({ name }) => name === 'y')!.unit)).toBe(unit);
  });
});

describe('a mismatch of units', () => {
  test.each([
    ['price + volume', 'PV0302'],
    ['price + 3', 'PV0302'],
    ['share - 0.05', 'PV0302'],
    ['min(price, volume)', 'PV0302'],
    ['if x > 1 then price else volume', 'PV0302'],
    ['if price > volume then 1 else 0', 'PV0302'],
    ['exp(price)', 'PV0303'],
    ['ln(share)', 'PV0303'],
    ['2 ^ price', 'PV0303'],
    ['price ^ x', 'PV0305'],
  ])('%s is %s', (formula, code) => {
    expect(errorsOf(`${QUANTITIES}let y = ${formula}`)).toEqual([code]);
  });
});

describe('a bare number takes the unit of its place', () => {
  test.each([
    'param y [USD] = 5',
    'param y [USD] = -5',
    'param y [USD] ~ normal(5, 2)',
    'param y [1/year] ~ exponential(2 [year])',
    'state y [USD] { start 3   next ~ normal(y, 1) }',
    'let y [USD] = if x > 1 then 0 else 5',
    'question y = price > 50 on 2016-06-30',
    'scenario y { price = 60 from 2016-06 }',
    'observe y [USD] ~ normal(5, 1) data "d.csv" column v known 1 day after',
  ])('%s', (declaration) => {
    expect(errorsOf(QUANTITIES + declaration, { 'd.csv': 'date,v\n2016-02,1\n' })).toEqual([]);
  });

  test.each([
    ['a formula of bare numbers and others does not', 'param y [USD] = 5 * x', 'PV0304'],
    ['a scale in another unit does not', 'state y { start 0   next ~ normal(y, 0.3 * step ^ 0.5) }', 'PV0304'],
    ['a rate says per what time', 'fact y met at 2', 'PV0307'],
    ['a quantity of a rate is per year', 'fact y met at x', 'PV0304'],
    ['what is drawn from counts has no unit', 'param y [USD] ~ poisson(3)', 'PV0304'],
    ['odds have none', 'event y on 2016-02-01 with probability 0.5, odds x price', 'PV0303'],
    [
      'a signal about a unit needs weights of its own',
      'signal y about price { softening, restating, hardening }',
      'PV0303',
    ],
  ])('%s', (_, declaration, code) => {
    expect(errorsOf(QUANTITIES + declaration)).toEqual([code]);
  });
});
