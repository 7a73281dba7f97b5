import { diff } from '@proviso/law';
import { renderDifference, renderRegisterJson } from '@proviso/report/register';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pageOn } from './register-command.ts';
import { knownGiven, openRegister, refuse } from './register-question.ts';
import type { Terminal } from './terminal.ts';

export interface DiffOptions {
  /** Two days, in either order. */
  readonly known: readonly string[];
  readonly format: 'text' | 'json';
}

/** `proviso diff`: what was learnt between two days, and which statuses read otherwise for it. */
export function diffBetween(folder: string, options: DiffOptions, terminal: Terminal): ExitCode {
  if (options.known.length !== 2) {
    const given = options.known.length === 1 ? 'one day is' : `${options.known.length} days are`;
    return refuse(terminal, `${given} given`, 'name two: --known 2016-06-30 --known 2016-10-05');
  }
  const opened = openRegister(folder, terminal);
  if (typeof opened === 'number') return opened;
  const { model } = opened;
  const days: string[] = [];
  for (const text of options.known) {
    const day = knownGiven(model, text);
    if ('message' in day) return refuse(terminal, day.message, day.help);
    days.push(day.known!);
  }
  const [earlier, later] = days.sort() as [string, string];
  if (earlier === later) return refuse(terminal, `both days are ${earlier}`, 'name two that differ');
  const difference = diff(model, { known: [earlier, later] });
  terminal.out(
    options.format === 'json'
      ? renderRegisterJson('diff', { model, between: [earlier, later], difference })
      : renderDifference({ model, known: [earlier, later], difference }, pageOn(terminal)),
  );
  return EXIT.ok;
}
