import type { CheckedCase, Diagnostic, Place } from '@proviso/language';
import { diagnoseLaw } from '@proviso/law';
import type { CivilDate } from '@proviso/model';
import { count, type OpenedCase, printDiagnostics } from './open-case.ts';
import type { Terminal } from './terminal.ts';

/**
 * What the law finds wrong in a case without errors, as diagnostics with their places: the record or clause at fault
 * first, then whatever it disagrees with. A case that has errors is not asked: it has no model.
 * @param known nothing that became known later is held against the case; all is where absent
 */
export function lawDiagnostics({ model, places }: CheckedCase, known?: CivilDate): readonly Diagnostic[] {
  if (!model) return [];
  const records = new Set(model.records.map(({ id }) => id));
  return diagnoseLaw(model, known === undefined ? {} : { known }).map(({ code, severity, message, help, subjects }) => {
    const [first, ...others] = placed(subjects, places);
    const related = others.map(({ subject, place }) => ({
      message: `the ${records.has(subject) ? 'record' : 'clause'} beside it, ${subject}`,
      place,
    }));
    return { code, severity, message, help, ...(first && { place: first.place }), related };
  });
}

/** Whether records or clauses disagree as known on a day, so that no path could have one history; says which. */
export function refusesByLaw({ checked }: OpenedCase, known: CivilDate, terminal: Terminal): boolean {
  const errors = lawDiagnostics(checked, known).filter(({ severity }) => severity === 'error');
  printDiagnostics(errors, terminal, terminal.err);
  if (errors.length > 0) terminal.err(`${count(errors.length, 'error')}; a case that does not check does not run.\n`);
  return errors.length > 0;
}

/** Subjects with their places; the instrument as a whole only where nothing in it can be shown. */
function placed(subjects: readonly string[], places: ReadonlyMap<string, Place>) {
  const [instrument, ...within] = subjects.map((subject) => ({ subject, place: places.get(subject) }));
  const isPlaced = (found: { subject: string; place: Place | undefined }): found is { subject: string; place: Place } =>
    found.place !== undefined;
  const shown = within.filter(isPlaced);
  return shown.length > 0 || !instrument ? shown : [instrument].filter(isPlaced);
}
