import type { Flag } from '@proviso/law';
import type { Case, CivilDate } from '@proviso/model';
import { longDay } from '../shown-day.ts';
import { noteLines } from '../text/page.ts';
import type { Paint } from '../text/paint.ts';
import { wrap } from '../text/table.ts';
import { listed, oneLine } from '../wording.ts';
import { sentence } from './citation-text.ts';

/** What every page of the register is about: the case, and the day as of which it is looked at. */
export interface RegisterPage {
  readonly model: Case;
  /** Nothing known later enters; without it, all that is on record does. */
  readonly known?: CivilDate;
}

/** The head of a page: the case's title, what the page shows, and up to which day the records have been checked. */
export function headLines({ model, known }: RegisterPage, what: string, columns: number, paint: Paint): string[] {
  const asKnown = known === undefined ? 'by all that is on record' : `as known on ${longDay(known)}`;
  const verified =
    model.verifiedThrough === undefined ? [] : [`Records verified through ${longDay(model.verifiedThrough)}`];
  return [
    ...wrap(oneLine(model.title), columns).map(paint.strong),
    ...wrap(`${what}, ${asKnown}`, columns),
    ...verified.flatMap((line) => wrap(line, columns)).map(paint.muted),
  ];
}

/** Flags as remarks at the foot of a page, each once; the same said of several is said of them together. */
export function remarkLines(flags: readonly Flag[], columns: number, paint: Paint): readonly string[] {
  const subjects = new Map<string, Set<string>>();
  for (const { subject, message } of flags) {
    const told = message.startsWith(`${subject} is `) ? message.slice(subject.length) : message;
    subjects.set(told, (subjects.get(told) ?? new Set()).add(subject));
  }
  const messages = [...subjects].map(([told, names]) => {
    if (!told.startsWith(' is ')) return sentence(told);
    return sentence(names.size === 1 ? `${[...names][0]}${told}` : `${someOf([...names])} are ${told.slice(4)}`);
  });
  return noteLines('Remarks', messages, columns, paint);
}

/** All names, or of many the first and how many more there are. */
function someOf(names: readonly string[]): string {
  return names.length <= 4 ? listed(names) : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** The title of whatever has the name, or undefined where it has none of its own. */
export function titleIn(model: Case, name: string): string | undefined {
  const obligations = model.agreements.flatMap((agreement) => agreement.obligations);
  const named = [...model.regimes, ...model.agreements, ...obligations, ...model.facts, ...model.events];
  const title = named.find((thing) => thing.name === name)?.title;
  return title === undefined ? undefined : oneLine(title);
}
