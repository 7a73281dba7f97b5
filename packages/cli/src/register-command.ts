import { type AsOf, subjectOf } from '@proviso/law';
import type { PageOptions } from '@proviso/report/register';
import type { ExitCode } from './exit-codes.ts';
import {
  dayAskedAbout,
  dayGiven,
  knownGiven,
  type OpenedRegister,
  openRegister,
  refuse,
  unknownName,
} from './register-question.ts';
import type { Terminal } from './terminal.ts';

/** Options that all questions about a day share. */
export interface RegisterOptions {
  readonly on?: string;
  readonly known?: string;
  readonly format: 'text' | 'json';
}

/** A question that has been understood: the case, the day asked about, and the day as of which it is asked. */
export interface RegisterQuestion extends OpenedRegister {
  readonly asOf: AsOf;
  readonly onBecause?: string;
}

/** Opens the case and understands days and names, or says what is wrong with them. */
export function understand(
  folder: string,
  names: readonly string[],
  options: RegisterOptions,
  terminal: Terminal,
): RegisterQuestion | ExitCode {
  const opened = openRegister(folder, terminal);
  if (typeof opened === 'number') return opened;
  const { model } = opened;
  const known = knownGiven(model, options.known);
  if ('message' in known) return refuse(terminal, known.message, known.help);
  const on = options.on === undefined ? undefined : dayGiven('--on', options.on);
  if (typeof on === 'object') return refuse(terminal, on.message, on.help);
  const faults = names.filter((name) => !subjectOf(model, name)).map((name) => unknownName(model, name));
  if (faults.length > 0) return faults.map(({ message, help }) => refuse(terminal, message, help))[0]!;
  const asked = dayAskedAbout(model, { ...(on !== undefined && { on }), ...known }, terminal.today());
  const { onBecause } = asked;
  return { ...opened, asOf: { on: asked.on, ...known }, ...(onBecause !== undefined && { onBecause }) };
}

/** How a page is printed on the terminal. */
export function pageOn({ columns, colour }: Terminal): PageOptions {
  return { columns, colour };
}
