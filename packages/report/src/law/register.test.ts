import { calendar, diff, explain, history, minimalChangeSets, status } from '@proviso/law';
import { describe, expect, test } from 'vitest';
import { registerCase } from '../testing/register-case.ts';
import { renderCalendar } from './calendar.ts';
import { renderDifference } from './difference.ts';
import { renderExplanation } from './explain.ts';
import { renderHistory } from './history.ts';
import { renderRegisterJson } from './json.ts';
import { renderChangeSets } from './lift.ts';
import { renderStatus } from './status.ts';

const model = registerCase();
const NAMES = [...model.regimes, ...model.agreements].map(({ name }) => name);
const PLAIN = { columns: 80, colour: false };
const flat = (text: string) => text.replace(/\s+/g, ' ');

const statusOn = (on: string, names: readonly string[] = NAMES, options = PLAIN) =>
  renderStatus({ model, on, answers: names.map((name) => status(model, name, { on })) }, options);
const explained = (name: string, on: string, options = PLAIN) =>
  renderExplanation({ model, explanation: explain(model, name, { on }) }, options);
const lifting = (name: string, on: string, options = PLAIN) =>
  renderChangeSets({ model, changes: minimalChangeSets(model, name, { on }) }, options);
const SPAN = { from: '2015-01-01', through: '2016-12-31' };
const calendarText = (options = PLAIN) => renderCalendar({ model, ...SPAN, entries: calendar(model, SPAN) }, options);
const historyOf = (name: string, options = PLAIN) =>
  renderHistory({ model, name, lines: history(model, name) }, options);
const KNOWN = ['2015-12-01', '2016-03-03'] as const;
const difference = (options = PLAIN) =>
  renderDifference({ model, known: KNOWN, difference: diff(model, { known: KNOWN }) }, options);

const pages = (options: typeof PLAIN) => [
  statusOn('2016-07-15', NAMES, options),
  statusOn('2016-07-15', ['sectoral.arms', 'Minsk.border', 'compensated'], options),
  ...NAMES.flatMap((name) => [
    explained(name, '2016-07-15', options),
    lifting(name, '2016-03-05', options),
    historyOf(name, options),
  ]),
  calendarText(options),
  difference(options),
];

describe('every page of the register', () => {
  test('fits its terminal from 60 columns on', () => {
    for (const columns of [60, 72, 80, 100, 120]) {
      for (const page of pages({ columns, colour: false })) {
        const widest = Math.max(...page.split('\n').map((line) => [...line].length));
        expect(widest, page).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('is coloured only when asked, and says the same then', () => {
    const coloured = pages({ columns: 80, colour: true });
    for (const [i, page] of pages(PLAIN).entries()) {
      expect(page).not.toContain('\u001b');
      expect(coloured[i]).toContain('\u001b[');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the colour that is taken off
      expect(coloured[i]!.replace(/\u001b\[\d+m/g, '')).toBe(page);
    }
  });

  test('is never coloured by the text of a case', () => {
    const evil = { ...model, title: 'Red \u001b[31malert\u0007' };
    expect(renderStatus({ model: evil, on: '2016-01-01', answers: [] }, PLAIN)).toMatch(/^Red \[31malert\n/);
  });
});

describe('the status', () => {
  test('cites both sides where records disagree, and calls no winner', () => {
    const text = flat(statusOn('2016-07-15', ['sectoral']));
    expect(text).toMatch(/contradictory: .*lapsed.*in force/);
    expect(text).toContain('10 Dec 2015');
    expect(text).toContain('12 Dec 2015');
  });

  test('says how long it runs, what is excepted and what was lifted', () => {
    expect(flat(statusOn('2015-08-01', ['sectoral']))).toMatch(/in force .*through 30 Dec 2015/);
    expect(flat(statusOn('2015-08-01', ['sectoral']))).toMatch(/exception to arms .*30 Sep 2015/);
    expect(flat(statusOn('2016-03-01', ['sectoral']))).toMatch(/without arms, lifted .*1 Feb 2016/);
  });

  test('is unverified in a gap and after the last verified day, told once for all', () => {
    expect(statusOn('2015-04-15', ['listings'])).toContain('lapsed, unverified');
    const late = flat(statusOn('2017-03-01'));
    expect(late.match(/are unverified on 1 Mar 2017/g)).toHaveLength(1);
    expect(late).toContain('and 2 more are unverified');
  });

  test('names the day and why it was taken, and how things stand in all', () => {
    const answers = NAMES.map((name) => status(model, name, { on: '2015-06-01' }));
    const text = renderStatus({ model, on: '2015-06-01', onBecause: 'today', answers }, PLAIN);
    expect(text).toContain('Status on 1 June 2015 (today), by all that is on record');
    expect(text).toMatch(/5 in the register: 4 in force and 1 lapsed \(unverified\)\.\n$/);
  });
});

describe('an explanation', () => {
  test('leads from a status to its clause, record and source', () => {
    const text = explained('sectoral', '2015-08-01');
    expect(text).toContain('├─ clause sectoral.applies: applies from 1 Jan 2015 through 30 Jun 2015');
    expect(text).toContain('└─ record of 15 Jun 2015: renewed through 30 Dec 2015');
    expect(text).toContain('source journal: Official Journal');
    expect(flat(text)).toContain('pledged to lift if (clause sectoral.pledge): no');
  });

  test('sets wordings side by side and says what one asks for and the other does not', () => {
    const text = explained('treaty', '2016-03-05');
    expect(text).toMatch(/sanctions: sectoral lifted +no +not asked\n/);
    expect(text).toMatch(/damages: met\(compensated\) +no +no\n/);
    expect(flat(text)).toContain('No clause of treaty provides that it be suspended');
  });

  test('goes down to what an instrument rests on', () => {
    const text = explained('Ukraine_Freedom_Support_Act_of_the_year_2014', '2015-08-01');
    expect(text).toMatch(/└─ rests on sectoral\n[\s\S]*record of 15 Jun 2015/);
  });
});

describe('what would lift it', () => {
  test('numbers changes with who can make them and after which others', () => {
    const text = lifting('sectoral', '2015-08-01');
    expect(text).toMatch(/ 1 {2}meet Minsk\.elections +UA\n/);
    expect(text).toMatch(/ 2 {2}meet Minsk\.border +RU and UA\n +after 1\n/);
    expect(text).toMatch(/ 3 {2}lift sectoral +EU, as its sender\n/);
    expect(flat(text)).toContain('In all: 1 way 3 changes: 1–3');
    expect(flat(text)).toMatch(/EU, by letting it lapse on .*31 Dec 2015, rollover \(decision of one\)/);
  });

  test('marks which wording asks for which change', () => {
    const text = lifting('treaty', '2016-03-05');
    expect(text).toMatch(/meet compensated +EU +always +always/);
    expect(text).toMatch(/bring it about that .*always +not asked/);
    expect(flat(text)).toContain('as in commentary: 1 way 2 changes');
  });
});

test('the calendar says by whom, by what rule, and what happens by itself, or what has settled it', () => {
  const text = flat(calendarText());
  expect(text).toMatch(/20 Jun 2015 sectoral: decision planned EU/);
  expect(text).toContain('Settled: renewed 15 Jun 2015 through');
  expect(text).toMatch(/31 Dec 2015 Minsk\.border: obligation due/);
  expect(text).toMatch(/If nothing is done: Minsk\.border is overdue from 1 Jan 2016/);
  const empty = renderCalendar({ model, ...SPAN, entries: [] }, PLAIN);
  expect(empty).toMatch(/\n\nNothing\.\n$/);
});

test('a history tells each act with its record, and what was not checked', () => {
  expect(flat(historyOf('sectoral'))).toMatch(/15 Jun 2015 is renewed in force .*through 30 Dec 2015/);
  expect(flat(historyOf('listings'))).toMatch(/1 Apr 2015 ends by itself lapsed, unverified/);
  expect(flat(historyOf('treaty'))).toMatch(/1 Mar 2016 is suspended suspended/);
});

test('a difference lists what became known and what reads otherwise', () => {
  const text = flat(difference());
  expect(text).toMatch(/3 Mar 2016 treaty suspended 1 Mar 2016 by RU/);
  expect(text).toMatch(/1 Mar 2016 treaty on: suspended, not in force/);
  expect(text).not.toContain('15 Jun 2015');
});

test('JSON carries the page under a schema of its own, whatever the order it was put together in', () => {
  const on = '2016-07-15';
  const answers = [status(model, 'sectoral', { on })];
  const text = renderRegisterJson('status', { model, on, answers });
  expect(text.startsWith('{\n  "schema": "proviso-status/1",\n  "answers"')).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ case: model.title, verifiedThrough: '2016-12-31', on });
  expect(JSON.parse(text).answers[0].accounts).toHaveLength(2);
  const reversed = Object.fromEntries(Object.entries({ model, on, answers }).reverse());
  expect(renderRegisterJson('status', reversed as never)).toBe(text);
  const { known: _, ...changes } = { known: undefined, changes: minimalChangeSets(model, 'treaty', { on }) };
  expect(JSON.parse(renderRegisterJson('lift', { model, ...changes })).schema).toBe('proviso-lift/1');
});
