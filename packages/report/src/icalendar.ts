import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/** What an entry of a calendar file says: a whole day, and why it matters. The law's calendar entries are of this form. */
export interface DatedEntry {
  /** Stable over editions of the same calendar, so that a program that imports it again updates and does not double. */
  readonly id: string;
  readonly kind: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly subject: string;
  readonly title?: string;
  readonly body?: string;
  readonly decision?: string;
  readonly rule?: string;
  readonly ifNothing: string;
  readonly settledBy?: object;
}

export interface ICalendarSettings {
  /** Of the case; it tells entries apart from those of other cases in one calendar program. */
  readonly title: string;
  /** When the file was made, as an instant (`2016-01-29T00:00:00Z`): given, so that the same calendar is the same file. */
  readonly stamp: string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The entries as an iCalendar file (RFC 5545): one all-day event each, its end exclusive as the standard has it, with
 * CRLF line ends, lines folded at 75 octets, text escaped. Written by the library ical-generator.
 */
export function renderICalendar(entries: readonly DatedEntry[], { title, stamp }: ICalendarSettings): string {
  const calendar = ical({
    name: title,
    prodId: { company: 'Proviso', product: 'calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) {
    const start = new Date(`${entry.on}T00:00:00Z`);
    calendar.createEvent({
      id: `${uidOf(entry.id)}.${uidOf(title)}@proviso`,
      start,
      end: new Date(start.getTime() + DAY),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(stamp),
      summary: `${entry.title ?? entry.subject}: ${entry.kind}`,
      description: describe(entry),
      categories: [{ name: entry.kind }],
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The library leaves out the line end of the last line, which the standard asks for.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** Words in the characters that every calendar program takes in an identifier. */
function uidOf(words: string): string {
  return words.replace(/[^\p{L}\p{N}._]+/gu, '-');
}

function describe({ body, decision, rule, ifNothing, settledBy }: DatedEntry): string {
  const decided = [body, decision, rule].filter((word) => word !== undefined).join(', ');
  const done = settledBy && 'id' in settledBy ? `Settled by the record ${settledBy.id}.` : undefined;
  const lines = [decided === '' ? undefined : `Decided by ${decided}.`, done ?? `If nothing is done: ${ifNothing}`];
  return lines.filter((line) => line !== undefined).join('\n');
}
