import type { ForecastFailure } from '@proviso/forecast';
import { type CheckedCase, renderDiagnostic } from '@proviso/language';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Prints a failure of a run as a diagnostic, with the place of what is at fault. */
export function reportFailure(failure: ForecastFailure, { places }: CheckedCase, terminal: Terminal): ExitCode {
  const { code, subject, date, message, help } = failure;
  const place =
    (date === undefined ? undefined : places.get(`${subject}@${date}`)) ??
    places.get(subject) ??
    places.get(deciderOf(subject));
  const diagnostic = { code, severity: 'error', message, help, ...(place === undefined ? {} : { place }) } as const;
  terminal.err(`${renderDiagnostic(diagnostic, { colour: terminal.colour })}\n`);
  return code === 'PV0908' || code === 'PV0916' ? EXIT.usage : EXIT.runFailed;
}

/** A vote is named with what it decides about, and a ballot with its member: `EU_rollover(EU_sectoral).HU`. */
function deciderOf(subject: string): string {
  return subject.replace(/\(.*$/, '');
}
