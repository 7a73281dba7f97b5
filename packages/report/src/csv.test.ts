import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { renderCsv } from './csv.ts';
import { sampleForecast } from './testing/sample-forecast.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(csv: string): readonly Row[] {
  const { data, errors } = papaparse.parse<Row>(csv.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

describe('the table of all numbers', () => {
  const forecast = sampleForecast();
  const rows = rowsOf(renderCsv(forecast));
  const find = (table: string, name: string, measure: string, more: Row = {}) =>
    rows.filter(
      (row) =>
        row.table === table &&
        row.name === name &&
        row.measure === measure &&
        Object.entries(more).every(([key, value]) => row[key] === value),
    );

  test('has one number in every row', () => {
    for (const row of rows) expect(Number.isFinite(Number(row.value)) && row.value !== '', row.measure).toBe(true);
  });

  test('holds answers and scenarios in full precision with their errors', () => {
    expect(find('question', 'eu_renews_july', 'probability')).toMatchObject([{ value: '0.9184', error: '0.0049' }]);
    const vetoed = find('scenario', 'eu_renews_july', 'probability less baseline', { scenario: 'one_veto' });
    expect(vetoed).toMatchObject([{ value: '-0.9184', error: '0.0049' }]);
    expect(find('question', 'brent_2016', 'mean')).toMatchObject([{ value: '41.83', unit: 'USD/bbl' }]);
    expect(find('question', 'plutonium', 'probability')).toEqual([]);
  });

  test('holds what every other reader makes of a question, and the difference', () => {
    const by = { by: 'market' };
    expect(find('reader', 'brent_2016', 'mean', by)).toMatchObject([{ error: '0.31', unit: 'USD/bbl' }]);
    expect(find('reader', 'eu_renews_july', 'probability less first reader', by)).toMatchObject([
      { value: '-0.1123', error: '0.0061' },
    ]);
    expect(find('reader', 'plutonium', 'probability', by)).toEqual([]);
  });

  test('holds what to watch with the day, the expected change and both answers', () => {
    const by = { by: 'brexit' };
    expect(find('watch', 'eu_renews_july', 'expected change', by)).toMatchObject([
      { value: '0.0237', error: '0.0031', through: '2016-06-23' },
    ]);
    expect(find('watch', 'eu_renews_july', 'answer: with', by)).toMatchObject([{ value: '0.883' }]);
  });

  test('holds every quantile of every chart with the days of its step', () => {
    expect(rows.filter((row) => row.table === 'chart' && row.scenario === '')).toHaveLength(5 * 46 * 5);
    expect(find('chart', 'brent', 'p50', { scenario: '' })[0]).toMatchObject({
      from: '2014-03-01',
      through: '2014-03-31',
      value: '107.48',
    });
  });
});

test('text that a spreadsheet would run as a formula is kept from it, numbers are not touched', () => {
  const forecast = sampleForecast();
  const [first, ...rest] = forecast.questions;
  const evil = { ...first!, title: '=HYPERLINK("http://x","y"), "quoted"\nnext' };
  const rows = rowsOf(renderCsv({ ...forecast, questions: [evil, ...rest] }));
  expect(rows.find((row) => row.table === 'question')?.title).toBe('\'=HYPERLINK("http://x","y"), "quoted" next');
  expect(rows.find((row) => row.measure === 'log-likelihood')?.value).toBe('-214.37');
});

test('lines end as RFC 4180 says, and a byte-order mark leads only where Excel would misread the text', () => {
  const forecast = { ...sampleForecast(), questions: [], scenarios: [], readers: [] };
  expect(renderCsv(forecast)).toMatch(/^table,name,.*\r\n/);
  expect(renderCsv(forecast).endsWith('\r\n')).toBe(true);
  expect(renderCsv({ ...forecast, title: 'Füllung' }).startsWith('\ufefftable,')).toBe(true);
});
