import { describe, expect, test } from 'vitest';
import { sampleNews } from '../testing/sample-news.ts';
import { renderNews } from './text.ts';

const plain = (columns = 100) => renderNews(sampleNews(), { columns, colour: false });
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('news as text', () => {
  test('fits the terminal from 60 columns on', () => {
    for (const columns of [60, 80, 120]) {
      for (const line of plain(columns).split('\n')) expect([...line].length, line).toBeLessThanOrEqual(columns);
    }
  });

  test('leads from the answer then to the answer now, each step with its item, the answer after it and its share', () => {
    const text = flat(plain());
    expect(text).toContain('What changed from 1 June 2016 through 5 July 2016, as read by the author');
    expect(text).toContain('1 Jun 2016 as it stood 80 % ± 2');
    expect(text).toContain('24 Jun 2016 Brexit: happened 23 Jun 2016 70 % ± 2 −11 ± 2 −0.6 ± 0.1');
    expect(text).toContain('5 Jul 2016 in all 75 % ± 2 −5 ± 2 −0.3 ± 0.1');
  });

  test('brackets what cannot be told from nothing, and leaves out what changed nothing', () => {
    const text = flat(plain());
    expect(text).toContain('time passes 81 % ± 2 (+1 ± 1) (+0.06 ± 0.05)');
    expect(text.split('Brexit: happened')).toHaveLength(4);
    expect(text.match(/“All or <nothing>”/g)).toBeNull();
    expect(text).toContain('4 steps changed next to nothing');
  });

  test('says so where an answer rests on few effective paths', () => {
    const news = sampleNews();
    const thin = news.questions.map((question) => ({
      ...question,
      beliefs: question.beliefs.map((belief) => ({ ...belief, effectiveSampleSize: 34.5 })),
    }));
    const told = flat(renderNews({ ...news, questions: thin }, { columns: 100, colour: false }));
    expect(told).toContain('rest on no more than 34 effective paths: their errors are rough');
    expect(plain()).not.toContain('effective path');
  });

  test('says yes where the records have settled it, without log-odds', () => {
    expect(flat(plain())).toContain('Brexit: happened 23 Jun 2016 yes +70 ± 2 4 steps changed');
  });

  test('counts several items of a step, and tells them once for all questions, a revision with the figure before', () => {
    const text = plain();
    expect(flat(text)).toContain('1 Jul 2016 2 items 75 % ± 2');
    const [, together] = text.split('What became known together\n');
    expect(together!.split('\n').slice(0, 3)).toEqual([
      '1 Jul 2016, 2 items',
      '  Brent crude: 48.25 USD/bbl (1 Jun 2016)',
      '  Brent crude: 46.7 USD/bbl, revised from 46.2 USD/bbl (1 May 2016)',
    ]);
  });

  test('shows values in their unit, without log-odds', () => {
    const text = flat(plain(180));
    expect(text).toContain('Brent in December [USD/bbl]');
    expect(text).toMatch(/2 items 47\.1 ± 0\.5 \+3\.6 ± 0\.6 5 Jul 2016 time passes/);
  });
});
