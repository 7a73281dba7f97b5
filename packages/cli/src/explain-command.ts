import { explain } from '@proviso/law';
import { renderExplanation, renderRegisterJson } from '@proviso/report/register';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pageOn, type RegisterOptions, understand } from './register-command.ts';
import type { Terminal } from './terminal.ts';

/** `proviso explain`: why something stands as it does on a day, down to clause, record and source. */
export function explainOne(folder: string, name: string, options: RegisterOptions, terminal: Terminal): ExitCode {
  const question = understand(folder, [name], options, terminal);
  if (typeof question === 'number') return question;
  const { model, asOf } = question;
  const page = { model, ...knownOf(asOf), explanation: explain(model, name, asOf) };
  terminal.out(
    options.format === 'json' ? renderRegisterJson('explain', page) : renderExplanation(page, pageOn(terminal)),
  );
  return EXIT.ok;
}

function knownOf({ known }: { readonly known?: string }) {
  return known === undefined ? {} : { known };
}
