import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { sampleBacktest } from '../testing/sample-backtest.ts';
import { renderBacktestCsv } from './csv.ts';
import { renderBacktestJson } from './json.ts';
import { renderBacktestHtml } from './page.ts';
import { renderBacktest } from './text.ts';

const text = (columns = 80) => renderBacktest(sampleBacktest(), { columns, colour: false });
const flat = (written: string) => written.replace(/\s+/g, ' ');

describe('a backtest as text', () => {
  test('fits the terminal from 60 columns on', () => {
    for (const columns of [60, 72, 80, 120]) {
      const widest = Math.max(
        ...text(columns)
          .split('\n')
          .map((line) => [...line].length),
      );
      expect(widest, `${columns}`).toBeLessThanOrEqual(columns);
    }
  });

  test('sets the model beside the others on the same forecasts', () => {
    expect(text(120)).toMatch(/The model +3 +0\.013 +0\.118\n/);
    expect(text(120)).toMatch(/Nothing changes +3 +0\.000 +0\.005 +0\.013 +−0\.020 to −0\.006\n/);
    expect(text(120)).toMatch(
      /Claim: those who expect sanctions to fall aside +3 +0\.681 +1\.743 +0\.013 +\+98 % +0\.660 to 0\.670\n/,
    );
  });

  test('shows of each question how it came out, and only forecasts that could count', () => {
    expect(text(120)).toMatch(/The measures are renewed in mid-2016 +yes +3 +86 % +90 %\n/);
    expect(text(120)).toMatch(/attacked +yes +0\n/);
    expect(text(120)).toMatch(/Growth of output +0\.3 +3 +−1\.6 +−1\.6\n/);
  });

  test('says what is not scored, and on how many days it leans on later sources', () => {
    expect(flat(text())).toContain('outlive a lapse of the European ones: void, its condition was not met');
    expect(flat(text())).toContain(
      'terms_of_resumption leans on law_381, published 3 Mar 2016: in hindsight on 2 of 3 days',
    );
    expect(flat(text())).toContain('Growth of output: 0.82 over 3 forecasts; nothing changes: 2.4');
  });

  test('says so where nothing is scored', () => {
    const { reliability: _, ...rest } = sampleBacktest();
    const bare = { ...rest, standings: [], values: [] };
    expect(renderBacktest(bare, { columns: 80, colour: false })).toContain('nothing is scored');
    expect(renderBacktestHtml(bare)).toContain('nothing is scored');
  });
});

describe('a backtest as a page', () => {
  const page = renderBacktestHtml(sampleBacktest());

  test('asks the network for nothing, runs nothing, and escapes the words of the case', () => {
    expect(page).not.toMatch(/<script|src=|@import|url\(http/);
    const hostile = renderBacktestHtml({ ...sampleBacktest(), title: '<img onerror=alert(1)>' });
    expect(hostile).not.toContain('<img');
  });

  test('draws the reliability diagram with a dot for each bin and its numbers in words', () => {
    expect(page.match(/<circle class="dot" cx="[\d.]+" cy="[\d.]+" r="14\.0">/g)).toHaveLength(1);
    expect(page).toContain('3 forecasts of about 89\u00a0%, of which 100\u00a0% came about');
  });

  test('draws every question of yes or no through time, hollow in hindsight, pale once decided', () => {
    expect(page.match(/<svg class="chart" /g)).toHaveLength(3);
    expect(page.match(/<circle class="dot hindsight" /g)!.length).toBeGreaterThanOrEqual(2);
    expect(page.match(/<circle class="dot past" /g)!.length).toBeGreaterThanOrEqual(1);
    expect(page).toContain('2 of 3 days lean on later sources');
  });

  test('gives every id once, and every label an element', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, labels] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const label of labels!.split(' ')) expect(ids).toContain(label);
    }
  });
});

describe('a backtest as data', () => {
  test('is JSON with its schema, every number in full', () => {
    const read = JSON.parse(renderBacktestJson(sampleBacktest()));
    expect(read.schema).toBe('proviso-backtest/1');
    expect({ ...read, schema: undefined }).toEqual({ ...sampleBacktest(), schema: undefined });
  });

  test('is CSV with a row for every forecaster, question and day', () => {
    const { data } = papaparse.parse<Record<string, string>>(renderBacktestCsv(sampleBacktest()).trim(), {
      header: true,
    });
    const july = data.filter(({ question }) => question === 'eu_july_2016');
    expect(july).toHaveLength(9);
    expect(july[0]).toMatchObject({
      as_of: '2016-01-29',
      by: 'model',
      value: '0.86',
      pending: 'yes',
      hindsight: 'yes',
      outcome: 'yes',
    });
    expect(july.map(({ by }) => by)).toContain('claim: market');
    expect(data.filter(({ question, by }) => question === 'growth' && by === 'model')).toHaveLength(18);
    expect(data.filter(({ question }) => question === 'us_holds')).toHaveLength(0);
  });
});
