import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderNewsHtml } from '@proviso/report';
import { expect, test } from 'vitest';
import { sampleNews } from '../packages/report/src/testing/sample-news.ts';
import { ROOT } from './recording-terminal.ts';

/** The colours of a style sheet, light ones first: a second value of a name is that of the dark mode. */
function coloursIn(css: string): { readonly light: Record<string, string>; readonly dark: Record<string, string> } {
  const [light, dark]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const [, name, value] of css.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)) {
    if (!(name! in light)) light[name!] = value!;
    else dark[name!] ??= value!;
  }
  return { light, dark };
}

test('the studio has the colours of the reports, in light and in dark', () => {
  const studio = coloursIn(readFileSync(join(ROOT, 'packages/studio/src/styles/palette.css'), 'utf8'));
  const report = coloursIn(renderNewsHtml(sampleNews()));
  expect(Object.keys(report.dark)).toHaveLength(23);
  expect(studio).toEqual(report);
});
