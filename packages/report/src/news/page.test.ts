import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { sampleNews } from '../testing/sample-news.ts';
import { axisOf } from './axis.ts';
import { renderNewsCsv } from './csv.ts';
import { renderNewsJson } from './json.ts';
import { renderNewsHtml } from './page.ts';

const textOf = (node: { textContent: string | null } | null | undefined) =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the page of news', () => {
  const page = renderNewsHtml(sampleNews());
  const { document } = parseHTML(page);
  const rowsOf = (question: number) => [...document.querySelectorAll(`#q${question} tbody tr`)];
  const barOf = (row: (typeof document)['body']) => {
    const bar = row.querySelector('rect')!;
    return {
      kind: bar.getAttribute('class'),
      x: Number.parseFloat(bar.getAttribute('x')!),
      width: Number.parseFloat(bar.getAttribute('width')!),
    };
  };

  test('asks the network for nothing and lets nothing of the case become markup', () => {
    expect([...document.querySelectorAll('script, link, img, iframe')]).toEqual([]);
    expect(textOf(document.querySelector('title'))).toBe('Russia: sanctions: news through 5 July 2016');
    expect(page).not.toMatch(/<nothing>|NaN|undefined|Infinity/);
  });

  test('hangs each bar on the end of the one before', () => {
    const bars = rowsOf(1).map(barOf);
    expect(bars.map(({ kind }) => kind)).toEqual(['rise noise', 'fall', 'rise', 'rise']);
    expect(bars[0]!.x + bars[0]!.width).toBeCloseTo(bars[1]!.x + bars[1]!.width, 2);
    expect(bars[2]!.x).toBeCloseTo(bars[1]!.x, 2);
    expect(bars[3]!.x).toBeCloseTo(bars[2]!.x + bars[2]!.width, 2);
  });

  test('takes a settled answer to the edge of its axis', () => {
    const [bar] = rowsOf(2).map(barOf);
    expect(bar!.x + bar!.width).toBeCloseTo(100, 2);
    expect(textOf(rowsOf(2)[0]?.querySelector('.number'))).toBe('yes');
  });

  test('folds several items of a step away, and links sources', () => {
    const folded = rowsOf(1)[2]!.querySelector('details');
    expect(textOf(folded?.querySelector('summary'))).toBe('2 items');
    expect(folded?.querySelectorAll('li')).toHaveLength(2);
    expect(rowsOf(1)[1]!.querySelector('a')?.getAttribute('href')).toBe('#source-1');
  });
});

test('an axis marks probabilities by their log-odds', () => {
  const [renewed] = sampleNews().questions;
  const { ticks, at } = axisOf(renewed!);
  expect(ticks.map(({ label }) => label)).toContain('75\u00a0%');
  const tick = ticks.find(({ label }) => label === '75\u00a0%')!;
  expect(at(renewed!.beliefs[4]!)).toBeCloseTo(tick.at, 9);
});

test('an answer that cannot be estimated has no place on the axis', () => {
  const news = sampleNews();
  const nothing = { result: { kind: 'not estimable', paths: 10 }, effectiveSampleSize: 0 } as const;
  const beliefs = [nothing, ...news.steps.map(() => nothing)];
  const question = { ...news.questions[0]!, beliefs, contributions: news.steps.map(() => ({})), total: {} };
  expect(axisOf(question).at(nothing)).toBeUndefined();
  const { document } = parseHTML(renderNewsHtml({ ...news, questions: [question] }));
  expect(textOf(document.querySelector('#q1 .lead'))).toContain('not estimable on 1 June 2016');
  expect([...document.querySelectorAll('#q1 rect')]).toEqual([]);
});

test('the numbers are also a table, a row for every step and one for the whole', () => {
  const lines = renderNewsCsv(sampleNews()).trim().split('\r\n');
  expect(lines).toHaveLength(1 + 3 * 6);
  expect(lines.find((line) => /renewed,.*,total,/.test(line))).toContain('2016-06-01,2016-07-05');
  expect(JSON.parse(renderNewsJson(sampleNews()))).toMatchObject({ schema: 'proviso-news/1', grouping: 'item' });
});
