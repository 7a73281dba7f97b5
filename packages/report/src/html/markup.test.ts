import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { html, link } from './markup.ts';

test('text enters a page as text, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`;
      expect(markup.match(/</g)).toHaveLength(2);
      expect(markup.match(/"/g)).toHaveLength(2);
    }),
  );
  const { document } = parseHTML(html`<p title="${'a "b" & \'c\''}">${'<b>&amp;</b>'}</p>`.markup);
  expect(document.querySelector('p')?.textContent).toBe('<b>&amp;</b>');
  expect(document.querySelector('p')?.getAttribute('title')).toBe('a "b" & \'c\'');
});

test('nothing stands for what is absent, and lists are joined', () => {
  expect(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}${undefined}${false}</ul>`.markup).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>',
  );
});

test('only addresses of the web become links', () => {
  expect(link('https://example.org/a?b=1&c="2"', 'x').markup).toBe(
    '<a href="https://example.org/a?b=1&amp;c=%222%22" rel="noreferrer">x</a>',
  );
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//x',
    'nonsense',
    undefined,
  ]) {
    expect(link(address, '<x>').markup).toBe('&lt;x&gt;');
  }
});
