import type { Diagnostic } from '../diagnostic.ts';
import type { Code } from './codes.ts';

/** A diagnostic of a code; PV08xx are warnings. */
export function diagnose(code: Code, what: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: code.startsWith('PV08') ? 'warning' : 'error', ...what };
}
