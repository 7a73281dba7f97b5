import { history } from '@proviso/law';
import { renderHistory, renderRegisterJson } from '@proviso/report/register';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pageOn, type RegisterOptions, understand } from './register-command.ts';
import type { Terminal } from './terminal.ts';

/** `proviso history`: every change of something with its act, oldest first. */
export function historyOf(
  folder: string,
  name: string,
  options: Omit<RegisterOptions, 'on'>,
  terminal: Terminal,
): ExitCode {
  const question = understand(folder, [name], options, terminal);
  if (typeof question === 'number') return question;
  const { model, asOf } = question;
  const known = asOf.known === undefined ? {} : { known: asOf.known };
  const page = { model, ...known, name, lines: history(model, name, known) };
  terminal.out(options.format === 'json' ? renderRegisterJson('history', page) : renderHistory(page, pageOn(terminal)));
  return EXIT.ok;
}
