import type { Fit } from '@proviso/forecast';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { sampleFit } from '../testing/sample-fit.ts';
import { renderFitHtml } from './page.ts';

let done: Fit;
let document: ReturnType<typeof parseHTML>['document'];
beforeAll(async () => {
  done = await sampleFit();
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
