import { calendar } from '@proviso/law';
import type { Case } from '@proviso/model';
import { renderCalendar, renderICalendar, renderRegisterJson } from '@proviso/report/register';
import { deliver } from './delivery.ts';
import type { ExitCode } from './exit-codes.ts';
import { endGiven, knownGiven, openRegister, refuse } from './register-question.ts';
import type { Terminal } from './terminal.ts';

export interface CalendarOptions {
  readonly from: string;
  readonly through: string;
  readonly known?: string;
  readonly format: 'text' | 'json' | 'ics';
  /** Where the calendar goes instead of standard output. */
  readonly output?: string;
}

/** `proviso calendar`: what falls due between two days, by whose decision, and what happens if nothing is done. */
export function calendarOf(folder: string, options: CalendarOptions, terminal: Terminal): ExitCode {
  const opened = openRegister(folder, terminal);
  if (typeof opened === 'number') return opened;
  const { model } = opened;
  const [from, through] = [endGiven('from', options.from), endGiven('through', options.through)];
  if (typeof from !== 'string') return refuse(terminal, from.message, from.help);
  if (typeof through !== 'string') return refuse(terminal, through.message, through.help);
  if (through < from) {
    return refuse(terminal, `--through ${through} comes before --from ${from}`, 'exchange the two days');
  }
  const known = knownGiven(model, options.known);
  if ('message' in known) return refuse(terminal, known.message, known.help);
  const page = { model, from, through, ...known, entries: calendar(model, { from, through, ...known }) };
  return deliver(render(page, options, terminal), options.output, terminal);
}

type CalendarPage = Parameters<typeof renderCalendar>[0];

function render(page: CalendarPage, { format, output }: CalendarOptions, terminal: Terminal): string {
  switch (format) {
    case 'text':
      return renderCalendar(page, { columns: terminal.columns, colour: terminal.colour && output === undefined });
    case 'json':
      return renderRegisterJson('calendar', page);
    case 'ics':
      return renderICalendar(page.entries, { title: page.model.title, stamp: stampOf(page.model, page) });
  }
}

/** The day whose knowledge the file holds, so that the same calendar is the same file whenever it is made. */
function stampOf(model: Case, { known, from }: CalendarPage): string {
  return `${known ?? model.verifiedThrough ?? from}T00:00:00Z`;
}
