import { minimalChangeSets } from '@proviso/law';
import { renderChangeSets, renderRegisterJson } from '@proviso/report/register';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pageOn, type RegisterOptions, understand } from './register-command.ts';
import type { Terminal } from './terminal.ts';

/** `proviso lift`: all minimal sets of changes that would end, resume or fulfil something, and who can make each. */
export function liftOne(folder: string, name: string, options: RegisterOptions, terminal: Terminal): ExitCode {
  const question = understand(folder, [name], options, terminal);
  if (typeof question === 'number') return question;
  const { model, asOf } = question;
  const changes = minimalChangeSets(model, name, asOf);
  const page = { model, ...(asOf.known !== undefined && { known: asOf.known }), changes };
  terminal.out(options.format === 'json' ? renderRegisterJson('lift', page) : renderChangeSets(page, pageOn(terminal)));
  return EXIT.ok;
}
