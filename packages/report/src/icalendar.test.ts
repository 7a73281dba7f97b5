import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type DatedEntry, renderICalendar } from './icalendar.ts';

const SETTINGS = { title: 'What falls due; Russia, 2016', stamp: '2016-01-29T00:00:00Z' };
const ENTRIES: readonly DatedEntry[] = [
  {
    id: 'expiry EU_sectoral 2016-07-31',
    kind: 'expiry',
    on: '2016-07-31',
    subject: 'EU_sectoral',
    title: 'EU sectoral economic measures',
    body: 'EU',
    decision: 'EU_rollover',
    rule: 'unanimity',
    ifNothing:
      'EU_sectoral lapses on 2016-08-01; with it falls what rests on it: capital, arms, dual use; oil technology.',
  },
  {
    id: 'expiry Крым 2016-02-29',
    kind: 'expiry',
    on: '2016-02-29',
    subject: 'Крым',
    ifNothing: 'Меры прекращаются \\ 1 марта.',
  },
];

/** Read back by another library than the one that wrote it. */
function read(text: string): readonly ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

describe('a calendar file', () => {
  const text = renderICalendar(ENTRIES, SETTINGS);

  test('is read by a second library with every day, summary and description whole', () => {
    const [expiry, second] = read(text);
    expect(expiry!.startDate.toString()).toBe('2016-07-31');
    expect(expiry!.summary).toBe('EU sectoral economic measures: expiry');
    expect(expiry!.description).toBe(
      `Decided by EU, EU_rollover, unanimity.\nIf nothing is done: ${ENTRIES[0]!.ifNothing}`,
    );
    expect(second!.description).toContain('Меры прекращаются \\ 1 марта.');
  });

  test('has events of one whole day, whose end is the next day', () => {
    const spans = read(text).map((event) => [
      event.startDate.isDate,
      event.startDate.toString(),
      event.endDate.toString(),
    ]);
    expect(spans).toEqual([
      [true, '2016-07-31', '2016-08-01'],
      [true, '2016-02-29', '2016-03-01'],
    ]);
  });

  test('ends its lines with CRLF and folds them at 75 octets', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const longest = Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line, 'utf8')));
    expect(longest).toBeLessThanOrEqual(75);
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
  });

  test('is the same file for the same entries and stamp, with ids that stay', () => {
    expect(renderICalendar(ENTRIES, SETTINGS)).toBe(text);
    expect(read(text).map((event) => event.uid)).toEqual([
      'expiry-EU_sectoral-2016-07-31.What-falls-due-Russia-2016@proviso',
      'expiry-Крым-2016-02-29.What-falls-due-Russia-2016@proviso',
    ]);
    expect(text.match(/DTSTAMP:20160129T000000Z/g)).toHaveLength(2);
  });

  test('shares no id with that of another case, nor where two names differ by a mark only', () => {
    const [expiry] = ENTRIES;
    const uids = [
      renderICalendar([expiry!, { ...expiry!, id: 'expiry EU__sectoral 2016-07-31' }], SETTINGS),
      renderICalendar([expiry!], { ...SETTINGS, title: 'Belarus' }),
    ].flatMap((file) => read(file).map((event) => event.uid));
    expect(new Set(uids).size).toBe(3);
  });

  test('of nothing is still a calendar', () => {
    expect(read(renderICalendar([], SETTINGS))).toEqual([]);
  });
});
