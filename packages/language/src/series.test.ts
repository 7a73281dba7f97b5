import { describe, expect, test } from 'vitest';
import { diagnosticsOf, errorsOf, modelOf } from './example-case.fixture.ts';

const state = (data: string) => `state s { start 0   next ~ normal(s, 1)   data "s.csv" ${data} }`;
const rowsOf = (data: string, table: string) => modelOf(state(data), { 's.csv': table }).states[0]!.series!.rows;

describe('a series', () => {
  test('has its dates in the first column, or in the one that is named', () => {
    const table = 'v,day,known\n1,2016-01-15,2016-01-16\n';
    expect(rowsOf('column v date column day known column known', table)).toEqual([
      { date: '2016-01-15', known: '2016-01-16', value: 1 },
    ]);
  });

  test('of months counts a delay from the last day of the month', () => {
    expect(rowsOf('column v known 10 days after', 'm,v\n2016-01,1\n')).toEqual([
      { date: '2016-01-01', known: '2016-02-10', value: 1 },
    ]);
  });

  test('keeps vintages of one date', () => {
    const table = 'm,known,v\n2016-01,2016-02-01,1\n2016-01,2016-03-01,2\n';
    expect(rowsOf('column v known column known', table)).toHaveLength(2);
  });

  test('passes over empty cells and lines', () => {
    const table = 'm,known,v\n2016-01,2016-02-01,\n\n2016-02,2016-03-01,2\n';
    expect(rowsOf('column v known column known', table)).toHaveLength(1);
  });

  test('may have a byte-order mark and CR LF', () => {
    const table = '\uFEFFm,known,v\r\n2016-01,2016-02-01,1\r\n';
    expect(rowsOf('column v known column known', table)).toEqual([
      { date: '2016-01-01', known: '2016-02-01', value: 1 },
    ]);
  });

  test('may have columns whose names hold blanks', () => {
    expect(rowsOf('column "the value" known 1 day after', 'm,the value\n2016-01,1\n')).toHaveLength(1);
  });

  test('counts two figures of one step once, by the aggregation that is named', () => {
    const table = 'd,v\n2016-01-01,1\n2016-01-20,2\n';
    expect(errorsOf(state('column v known 1 day after'), { 's.csv': table })).toEqual(['PV0611']);
    expect(errorsOf(state('column v known 1 day after last of rows'), { 's.csv': table })).toEqual([]);
  });
});

test('a faulty cell is shown in its row', () => {
  const [diagnostic] = diagnosticsOf(state('column v known 1 day after'), {
    's.csv': 'd,v\n2016-01-01,1\n2016-02-01,x7\n',
  });
  expect(diagnostic).toMatchObject({
    code: 'PV0609',
    place: { file: 's.csv', line: 3, column: 12, endColumn: 14, lineText: '2016-02-01,x7' },
  });
});

test('a table outside the folder is not read', () => {
  const [diagnostic] = diagnosticsOf(
    'state s { start 0   next ~ normal(s, 1)   data "../s.csv" column v known 1 day after }',
  );
  expect(diagnostic).toMatchObject({ code: 'PV0601', message: '"../s.csv" lies outside the case\'s folder' });
});
