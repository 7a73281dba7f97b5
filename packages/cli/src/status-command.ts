import { status } from '@proviso/law';
import { renderRegisterJson, renderStatus } from '@proviso/report/register';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pageOn, type RegisterOptions, understand } from './register-command.ts';
import type { Terminal } from './terminal.ts';

/** `proviso status`: how regimes, agreements or the names given stand on a day. */
export function statusOf(
  folder: string,
  names: readonly string[],
  options: RegisterOptions,
  terminal: Terminal,
): ExitCode {
  const question = understand(folder, names, options, terminal);
  if (typeof question === 'number') return question;
  const { model, asOf, onBecause, instruments } = question;
  const asked = names.length > 0 ? names : instruments;
  const answers = asked.map((name) => status(model, name, asOf));
  const page = { model, ...asOf, ...(onBecause !== undefined && { onBecause }), answers };
  terminal.out(options.format === 'json' ? renderRegisterJson('status', page) : renderStatus(page, pageOn(terminal)));
  return EXIT.ok;
}
