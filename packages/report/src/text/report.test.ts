import { describe, expect, test } from 'vitest';
import { sampleForecast } from '../testing/sample-forecast.ts';
import { renderText } from './report.ts';

const plainText = (columns = 80, why = true) =>
  renderText(sampleForecast(), { columns, colour: false, why, watch: why });
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('the forecast as text', () => {
  test('fits the terminal from 60 columns on', () => {
    for (const columns of [60, 72, 80, 100, 120]) {
      const widest = Math.max(
        ...plainText(columns)
          .split('\n')
          .map((line) => [...line].length),
      );
      expect(widest, `${columns}`).toBeLessThanOrEqual(columns);
    }
  });

  test('shows answers with their errors, bounds for what no path did, and what cannot be estimated', () => {
    const text = plainText();
    expect(text).toContain('91.8 % ± 0.5');
    expect(text).toContain('under 0.2 %');
    expect(text).toContain('not estimable');
    expect(text).toMatch(/41\.8 ± 0\.3/);
  });

  test('sets the claims beside the answers in the words of those who made them', () => {
    expect(flat(plainText(120))).toMatch(/75–95 % “high probability”,.* author of the commentary/);
  });

  test('has no column for claims where nobody claims anything, and gives its room to the questions', () => {
    const questions = sampleForecast().questions.map((answer) => ({ ...answer, claims: [] }));
    const text = renderText({ ...sampleForecast(), questions }, { columns: 80, colour: false });
    expect(text).not.toContain('Claimed');
    expect(text).toMatch(/^Question {66}Answer$/m);
  });

  test('says on which paths a conditional answer rests', () => {
    expect(flat(plainText(120))).toMatch(/condition met on 8 % of paths \(776\)/);
  });

  test('tells what was known by kind, what fitted worst, warnings and hindsight', () => {
    const text = flat(plainText());
    expect(text).toContain(
      '121 items of evidence weighed the paths: 73 figures, 12 records, 33 silences and 3 readings.',
    );
    expect(text).toContain('What the paths expected least: the figure of rouble on 31 Dec 2014');
    expect(text).toContain('! The parameter reversion');
    expect(text).toContain('terms_of_resumption leans on law_381, published 2 Nov 2016');
  });

  test('splits scenarios over several tables where they do not fit side by side', () => {
    const headings = (columns: number) => plainText(columns).match(/point 12/g)?.length ?? 0;
    expect(headings(80)).toBeGreaterThan(0);
    expect(plainText(60).match(/baseline 91\.8 %/g)).toHaveLength(2);
    expect(plainText(80).match(/baseline 91\.8 %/g)).toHaveLength(1);
  });

  test('sets readers side by side, each with the difference from the reader of the forecast', () => {
    const text = plainText(100);
    expect(text).toMatch(/Readers side by side\n +the author of the +those who expect/);
    expect(text).toMatch(/91\.8 % ± 0\.5 +80\.6 % ± 0\.5\n.*\(−11\.2 ± 0\.6\)/);
    expect(text).toMatch(/41\.8 ± 0\.3 +41\.9 ± 0\.3\n +USD\/bbl +\(\+0\.12 ± 0\.09\)/);
    expect(renderText({ ...sampleForecast(), readers: [] }, { columns: 100, colour: false })).not.toContain('Readers');
  });

  test('tells what to watch when asked: the day, how far it would move the answer, and both outcomes', () => {
    const text = flat(plainText(120));
    expect(text).toMatch(/Renewal: EU sectoral measures 15\.0 ± 0\.8 under 2 % over 99\.8 %/);
    expect(text).toMatch(/on 21 Jun 2016 not renewed, 8 % renewed, 92 %/);
    expect(text).toMatch(/Next figure: Brent crude 4\.2 ± 0\.2 37\.6 ± 0\.2 46\.0 ± 0\.2/);
    expect(plainText(120, false)).not.toContain('What to watch');
  });

  test('tells why only when asked', () => {
    expect(plainText(80, true)).toContain('31 % ± 2');
    expect(plainText(80, false)).not.toContain('31 % ± 2');
  });

  test('is coloured only when asked, and never by the text of a case', () => {
    expect(plainText()).not.toContain('\u001b');
    expect(renderText(sampleForecast(), { columns: 80, colour: true })).toContain('\u001b[1m');
    const evil = { ...sampleForecast(), title: 'Red \u001b[31malert\u0007' };
    expect(renderText(evil, { columns: 80, colour: false })).toMatch(/^Red \[31malert\n/);
  });

  test('says so where a case asks nothing and nothing is known', () => {
    const { conditioning, ...rest } = sampleForecast();
    const bare = {
      ...rest,
      questions: [],
      scenarios: [],
      readers: [],
      warnings: [],
      hindsight: [],
      conditioning: { ...conditioning, evidence: 0, kinds: [], costliest: [] },
    };
    const text = flat(renderText(bare, { columns: 80, colour: false, why: true }));
    expect(text).toContain('The case asks no question.');
    expect(text).toContain('Nothing that was known by the as-of day bears on the 10 000 paths');
    expect(text).not.toContain('Warnings');
  });
});
