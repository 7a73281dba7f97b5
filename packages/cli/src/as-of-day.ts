import { type Case, parseCivilDate } from '@proviso/model';
import type { Terminal } from './terminal.ts';

/**
 * The day as of which a case is to run: the one asked for, else today, or the last day up to which the records were
 * checked, or the last of the timeline, whichever is earliest.
 * @returns undefined, said on the terminal, where the day asked for does not exist
 */
export function asOfDay(asked: string | undefined, model: Case, terminal: Terminal): string | undefined {
  const today = terminal.today();
  const day = asked ?? [today, model.verifiedThrough ?? today, model.timeline.through].sort()[0]!;
  if (parseCivilDate(day)) return day;
  terminal.err(`error: ${day} is not a day that exists\n  help: write it as 2016-01-29\n`);
  return undefined;
}
