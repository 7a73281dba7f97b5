import { type Fit, fit } from '@proviso/forecast';
import { buildCase, distribution, months, param, state } from '@proviso/model/testing';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { renderFitHtml } from './page.ts';

let done: Fit;
let document: ReturnType<typeof parseHTML>['document'];
beforeAll(async () => {
  const model = buildCase(months('2016-01', '2016-12'), {
    title: 'A level & its <centre>',
    params: [
      { ...param('centre', distribution('normal', 0, 1)), title: 'Where it <b>tends</b>' },
      param('idle', distribution('uniform', 0, 1)),
    ],
    states: [
      state('x', 1, distribution('normal', 'centre', 0.5), [
        ['2016-02-29', 0.7],
        ['2016-03-31', 0.4],
        ['2016-04-30', 0.9],
        ['2016-05-31', 0.1],
        ['2016-06-30', 0.6],
      ]),
    ],
  });
  const outcome = await fit(model, { asOf: '2016-06-30', chains: 2, iterations: 200, warmup: 100, particles: 4 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  done = outcome.fit;
  document = parseHTML(renderFitHtml(done)).document;
});

function textOf(selector: string): string {
  return document.querySelector(selector)!.textContent!.replaceAll(/\s+/g, ' ');
}

test('every param has its prior and posterior as a picture, its chains as another, and both as words and a table', () => {
  const figures = [...document.querySelectorAll('#pictures figure')];
  expect(figures).toHaveLength(2);
  for (const figure of figures) {
    expect(figure.querySelectorAll('path.density')).toHaveLength(2);
    expect(figure.querySelectorAll('polyline.trace')).toHaveLength(2);
    expect(figure.querySelectorAll('details tbody tr').length).toBe(done.summaries[0]!.densities.prior.length);
    for (const svg of figure.querySelectorAll('svg')) {
      const [title, description] = svg.getAttribute('aria-labelledby')!.split(' ');
      expect(document.getElementById(title!)!.textContent).not.toBe('');
      expect(document.getElementById(description!)!.textContent).toMatch(/nine in ten between|R-hat/);
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the table has the diagnostics of every param, and the head names how many reasons there are to doubt', () => {
  expect(document.querySelectorAll('#params tbody tr')).toHaveLength(2);
  expect(textOf('#params tbody tr')).toContain(done.summaries[0]!.rHat.toFixed(3));
  expect(textOf('.caution')).toMatch(/^[1-9] reasons? to doubt this fit$/);
  expect(document.querySelectorAll('#warnings li')).toHaveLength(done.warnings.length);
});

test('the ranks of the figures are drawn over the band in which they should lie, and listed', () => {
  expect(document.querySelectorAll('#checks figure svg')).toHaveLength(2);
  expect(document.querySelectorAll('#checks figure tbody tr')).toHaveLength(5);
  expect(textOf('#checks desc')).toMatch(/5 figures lie .* Ranks from the lowest to the highest: \d, \d;/);
});

test('what the case says is text, never markup', () => {
  expect(textOf('h1')).toBe('A level & its <centre>');
  expect(textOf('#pictures h3')).toBe('Where it <b>tends</b>');
  expect(document.querySelectorAll('b, script')).toHaveLength(0);
});
