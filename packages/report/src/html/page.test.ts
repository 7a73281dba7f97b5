import type { Forecast } from '@proviso/forecast';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { sampleForecast } from '../testing/sample-forecast.ts';
import { sampleRegister } from '../testing/sample-register.ts';
import { renderText } from '../text/report.ts';
import { renderHtml } from './page.ts';

const open = (forecast: Forecast) => parseHTML(renderHtml(forecast, sampleRegister())).document;
const textOf = (node: { textContent: string | null } | null | undefined) =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the page', () => {
  const page = renderHtml(sampleForecast(), sampleRegister());
  const { document } = parseHTML(page);
  const all = (selector: string) => [...document.querySelectorAll(selector)];

  test('asks the network for nothing and runs no script', () => {
    expect(all('script, link, img, iframe, object, embed, video, audio, source, base')).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!#pattern-)/);
    expect(page).not.toMatch(/\son\w+=/);
    for (const element of all('[href]')) expect(element.getAttribute('href')).toMatch(/^(#|https?:\/\/)/);
    expect(all('[src], [srcset]')).toEqual([]);
  });

  test('says its title, day, reader and language', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    expect(textOf(document.querySelector('h1'))).toBe('Russia: sanctions, Minsk II and the plutonium agreement');
    expect(textOf(document.querySelector('header'))).toContain('As of 29 January 2016, as read by the author');
  });

  test('has no id twice, and every reference within it leads somewhere', () => {
    const ids = all('[id]').map((element) => element.id as string);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [
      ...all('a[href^="#"]').map((a) => a.getAttribute('href')!.slice(1)),
      ...all('[aria-labelledby]').flatMap((element) => element.getAttribute('aria-labelledby')!.split(' ')),
      ...[...page.matchAll(/url\(#([\w-]+)\)/g)].map((match) => match[1]!),
    ];
    for (const id of referred) expect(ids, id).toContain(id);
  });

  test('names every drawing for those who do not see it', () => {
    for (const svg of all('svg')) {
      if (svg.getAttribute('aria-hidden') === 'true') continue;
      expect(svg.getAttribute('role')).toBe('img');
      expect(textOf(svg.querySelector('title'))).not.toBe('');
      expect(textOf(svg.querySelector('desc'))).not.toBe('');
    }
  });

  test('has for every chart a figure with its title, a drawing and the table behind it', () => {
    const figures = all('.charts figure');
    expect(figures.map((figure) => textOf(figure.querySelector('h3')))).toEqual([
      'Brent crude, monthly mean USD/bbl',
      'Roubles per US dollar RUB/USD',
      'Output, change on the year before %',
      'Approval of the president %',
      'Resolve of the US administration',
    ]);
    for (const figure of figures) {
      expect(figure.querySelectorAll('svg.chart path').length).toBeGreaterThanOrEqual(3);
      expect(figure.querySelectorAll('details tbody tr')).toHaveLength(46);
    }
  });

  test('draws every known figure as a dot, and none that is not', () => {
    const dots = all('.charts figure').map((figure) => figure.querySelectorAll('svg.chart circle').length);
    expect(dots).toEqual([22, 22, 6, 23, 0]);
  });

  test('draws only scenarios that part from the baseline, and says which', () => {
    expect(textOf(all('.charts figure')[0]?.querySelector('.legend'))).toBe('Median if Brent at 60 from June 2016');
  });

  test('draws a bar, its renewals and what comes next for every instrument', () => {
    const lanes = all('.lane').filter((lane) => lane.querySelector('.name'));
    expect(lanes).toHaveLength(8);
    expect(textOf(lanes[0])).toContain('Next decision 21 June 2016 (EU_rollover); ends after 31 July 2016 without it');
    expect(lanes[0]?.querySelectorAll('line.renewal')).toHaveLength(2);
    expect(textOf(lanes[0]?.querySelector('.end'))).toContain('81 %');
    expect(textOf(lanes[3])).toContain('Ends after 5 March 2016 unless renewed by then (US_notice)');
  });

  test('says the same numbers as the text for a terminal', () => {
    const text = renderText(sampleForecast(), { columns: 120, colour: false, why: true }).replace(/\s+/g, ' ');
    const numbers = [...all('.questions .answer .number'), ...all('.scenarios tbody .number')].map((cell) =>
      textOf(cell).replace('USD/bbl', '').replaceAll('\u00a0', ' ').trim(),
    );
    expect(numbers.length).toBeGreaterThan(30);
    for (const number of numbers) expect(text).toContain(number);
  });

  test('sets readers side by side and shades where they differ beyond doubt', () => {
    const cells = all('.readers tbody tr').map((row) => [...row.querySelectorAll('td')].map(textOf));
    expect(cells[0]).toEqual(['91.8 % ± 0.5', '80.6 % ± 0.5−11.2 ± 0.6']);
    expect(cells.at(-1)).toEqual(['not estimable', 'not estimable']);
    const shades = all('.readers tbody td.number:last-child').map((cell) => cell.getAttribute('class'));
    expect(shades.slice(0, 3)).toEqual(['number down strong', 'number unmoved', 'number']);
  });

  test('folds away what to watch, with both outcomes', () => {
    const panel = all('.questions details').find((details) => textOf(details).startsWith('What to watch'));
    expect(textOf(panel?.querySelector('summary'))).toBe(
      'What to watch: Renewal: EU sectoral measures and The United Kingdom votes to leave',
    );
    expect([...panel!.querySelectorAll('tr')[2]!.children].map(textOf)).toEqual([
      'The United Kingdom votes to leave on 23 Jun 2016',
      '2.4 ± 0.3 points',
      '93.5 % ± 0.3 without, 65 %',
      '88.3 % ± 0.3 with, 35 %',
    ]);
  });

  test('gives tables captions and their heads a scope', () => {
    for (const table of all('table')) expect(textOf(table.querySelector('caption'))).not.toBe('');
    for (const head of all('th')) expect(['col', 'row', 'rowgroup']).toContain(head.getAttribute('scope'));
  });

  test('lists sources with dates and links, and claims refer to them', () => {
    expect(textOf(all('.sources li')[1])).toBe('Renewal of the sectoral measures to 31 July 2016, 21 December 2015');
    expect(all('.claim a')[0]?.getAttribute('href')).toBe('#source-1');
  });

  test('shows what was quoted from a source, in quotation marks of the browser', () => {
    const [source, ...others] = sampleForecast().sources;
    const quoting = { ...sampleForecast(), sources: [{ ...source!, quotes: ['no end in itself'] }, ...others] };
    expect([...open(quoting).querySelectorAll('.sources q')].map(textOf)).toEqual(['no end in itself']);
  });
});

test('nothing that a case says becomes markup or a link that runs', () => {
  const evil = '<script>alert(1)</script>"\'&';
  const poison = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v, k)]));
    }
    const words = ['title', 'name', 'byTitle', 'by', 'because', 'label', 'unit', 'source', 'file', 'warnings', 'idle'];
    if (key === 'url') return 'javascript:alert(1)';
    return words.includes(key) && typeof value === 'string' ? `${evil}${value}` : value;
  };
  const document = open(poison(sampleForecast()) as Forecast);
  expect([...document.querySelectorAll('script')]).toEqual([]);
  expect([...document.querySelectorAll('a[href^="javascript"]')]).toEqual([]);
  expect(textOf(document.querySelector('h1'))).toBe(`${evil}Russia: sanctions, Minsk II and the plutonium agreement`);
  expect(textOf(document.querySelector('svg.chart title'))).toContain('<script>');
});

test('a question settled by the record reads as a plain yes or no', () => {
  const forecast = sampleForecast();
  const settled = {
    ...forecast.questions[0]!,
    settledOn: '2015-12-31',
    result: { kind: 'probability', value: 1, error: 0 },
  } as const;
  const document = open({ ...forecast, questions: [settled] });
  expect(textOf(document.querySelector('.answer .number'))).toBe('yes');
});

test('a case of a question and nothing else makes a page without empty sections', () => {
  const forecast = sampleForecast();
  const [question] = forecast.questions;
  const bare: Forecast = {
    ...forecast,
    questions: [{ ...question!, claims: [], why: [], watch: [] }],
    scenarios: [],
    readers: [],
    charts: [],
    instruments: [],
    hindsight: [],
    sources: [],
    warnings: [],
  };
  const headings = [...open(bare).querySelectorAll('h2')].map(textOf);
  expect(headings).toEqual(['Questions', 'How the figures were made']);
});

test('a timeline of one step, or one that begins after the as-of day, makes a page still', () => {
  const forecast = sampleForecast();
  const first = <T>(items: readonly T[]) => items.slice(0, 1);
  const short: Forecast = {
    ...forecast,
    asOf: '2014-02-10',
    silenceThrough: '2014-02-10',
    asOfStep: -1,
    steps: first(forecast.steps),
    charts: forecast.charts.map((chart) => ({
      ...chart,
      quantiles: first(chart.quantiles),
      figures: [],
      scenarios: chart.scenarios.map((scenario) => ({ ...scenario, medians: first(scenario.medians) })),
    })),
    instruments: forecast.instruments.map((instrument) => ({ ...instrument, shares: first(instrument.shares) })),
  };
  const document = open(short);
  expect(document.querySelectorAll('.charts figure')).toHaveLength(5);
  expect(document.querySelectorAll('.lane .name')).toHaveLength(8);
  expect(document.body.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
});
