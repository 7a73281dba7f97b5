import { nearest } from '@proviso/language';
import { subjectsOf } from '@proviso/law';
import { type Case, type CivilDate, daysInMonth, formatCivilDate, parseCivilDate } from '@proviso/model';
import { inOrderOfText } from '@proviso/report/words';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { modelToRun, openCase } from './open-case.ts';
import type { Terminal } from './terminal.ts';

/** A case that the register is asked about. */
export interface OpenedRegister {
  readonly model: Case;
  /** Names of its regimes, then of its agreements, each in the order of the text. */
  readonly instruments: readonly string[];
}

/** Opens a case for a question about its law; where that fails, says why and returns the exit code. */
export function openRegister(folder: string, terminal: Terminal): OpenedRegister | ExitCode {
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model) return EXIT.caseErrors;
  const { places } = opened.checked;
  const instruments = [...inOrderOfText(model.regimes, places), ...inOrderOfText(model.agreements, places)];
  return { model, instruments: instruments.map(({ name }) => name) };
}

/** A fault of the command line in words, with its remedy; its exit code is that of a usage error. */
export function refuse(terminal: Terminal, message: string, help: string): ExitCode {
  terminal.err(`error: ${message}\n  help: ${help}\n`);
  return EXIT.usage;
}

/** A day as an option gives it, or what is wrong with it. */
export function dayGiven(
  option: string,
  text: string,
): CivilDate | { readonly message: string; readonly help: string } {
  const parts = parseCivilDate(text);
  if (parts) return formatCivilDate(parts);
  if (/^\d{4}(-\d{2})?$/.test(text)) {
    return {
      message: `${option} ${text} is no single day`,
      help: `name one, as in ${option} ${firstDay(text) ?? '2016-01-29'}`,
    };
  }
  return { message: `${option} ${text} is not a day that exists`, help: `write it as ${option} 2016-01-29` };
}

/** A day, or the first (`from`) or last (`through`) of a whole month or year. */
export function endGiven(
  option: 'from' | 'through',
  text: string,
): CivilDate | { readonly message: string; readonly help: string } {
  return (option === 'from' ? firstDay(text) : lastDay(text)) ?? dayGiven(`--${option}`, text);
}

function firstDay(text: string): CivilDate | undefined {
  if (/^\d{4}$/.test(text)) return validDay(`${text}-01-01`);
  return /^\d{4}-\d{2}$/.test(text) ? validDay(`${text}-01`) : undefined;
}

function lastDay(text: string): CivilDate | undefined {
  if (/^\d{4}$/.test(text)) return validDay(`${text}-12-31`);
  const first = /^\d{4}-\d{2}$/.test(text) ? parseCivilDate(`${text}-01`) : undefined;
  return first && formatCivilDate({ ...first, day: daysInMonth(first.year, first.month) });
}

function validDay(text: string): CivilDate | undefined {
  return parseCivilDate(text) ? text : undefined;
}

/** The day as of which the register is asked, where one is given: nothing of a case was known before its timeline. */
export function knownGiven(
  model: Case,
  text: string | undefined,
): { readonly known?: CivilDate } | { readonly message: string; readonly help: string } {
  if (text === undefined) return {};
  const known = dayGiven('--known', text);
  if (typeof known !== 'string') return known;
  const { from } = model.timeline;
  if (known >= from) return { known };
  return {
    message: `--known ${known} lies before the timeline of the case, which begins on ${from}`,
    help: `name a day from ${from} on, or leave it out: then all that is on record counts`,
  };
}

/** The day asked about and why: the one given; else today or the last verified day or the day of knowing, if earlier. */
export function dayAskedAbout(
  model: Case,
  { on, known }: { readonly on?: CivilDate; readonly known?: CivilDate },
  today: CivilDate,
): { readonly on: CivilDate; readonly onBecause?: string } {
  if (on !== undefined) return { on };
  const { verifiedThrough } = model;
  if (known !== undefined && known <= (verifiedThrough ?? known) && known <= today) {
    return { on: known, onBecause: 'the day as known' };
  }
  if (verifiedThrough !== undefined && verifiedThrough <= today) {
    return { on: verifiedThrough, onBecause: 'the last day verified' };
  }
  return { on: today, onBecause: 'today' };
}

/** What to say of a name that the case does not have. */
export function unknownName(model: Case, name: string): { readonly message: string; readonly help: string } {
  const names = [...subjectsOf(model).keys()];
  const message = `the case has nothing named ${name}`;
  const like = nearest(name, names) ?? names.find((known) => known.endsWith(`.${name}`));
  if (like !== undefined) {
    const scripts = isMixed(name) ? ' A letter of yours is of another script.' : '';
    return { message, help: `did you mean ${like}?${scripts}` };
  }
  const holding = names.filter((known) => known.toLowerCase().includes(name.toLowerCase())).slice(0, 5);
  if (holding.length > 0) return { message, help: `names that hold it: ${holding.join(', ')}` };
  return { message, help: 'proviso status CASE lists the regimes and agreements of the case' };
}

/** Latin letters beside those of another script, which may look alike. */
function isMixed(name: string): boolean {
  return /\p{Script=Latin}/u.test(name) && /[\p{L}--\p{Script=Latin}]/v.test(name);
}
