import { nearest } from '@proviso/language';
import {
  type Adjustment,
  type Adjustments,
  adjustmentFaults,
  type Case,
  type CivilDate,
  caseAsOf,
  parseAdjustment,
  targetOf,
} from '@proviso/model';
import { refuse } from './register-question.ts';
import type { Terminal } from './terminal.ts';

/** What `--set` comes with. */
export interface AdjustedRun {
  readonly model: Case;
  readonly asOf: CivilDate;
  /** Names of the scenarios that are run; all where undefined. */
  readonly scenarios: readonly string[] | undefined;
  readonly ledger: string | undefined;
}

/**
 * The adjustments that `--set` asks for.
 * @param texts each as in `oil_anchor=55`
 * @returns undefined, said on the terminal, where they make no sense or the case does not allow them
 */
export function adjustmentsGiven(
  texts: readonly string[],
  { model, asOf, scenarios, ledger }: AdjustedRun,
  terminal: Terminal,
): Adjustments | undefined {
  if (ledger !== undefined && texts.length > 0) {
    refuse(terminal, '--set and --ledger do not go together', 'enter the case’s own forecast, without --set');
    return undefined;
  }
  const adjustments: Adjustment[] = [];
  for (const text of texts) {
    const adjustment = parseAdjustment(text);
    if (adjustment.kind === 'misspelt') {
      refuse(terminal, `--set ${adjustment.message}`, adjustment.help);
      return undefined;
    }
    adjustments.push(adjustment);
  }
  const [fault] = adjustmentFaults(caseAsOf(model, asOf), asOf, adjustments);
  if (fault) {
    const like = fault.names && nearest(fault.target, fault.names);
    refuse(terminal, `--set: ${fault.message}`, like === undefined ? fault.help : `did you mean ${like}?`);
    return undefined;
  }
  const unrun = adjustments.find((it) => it.kind === 'set' && scenarios && !scenarios.includes(it.scenario));
  if (unrun?.kind === 'set') {
    const help = `run it too: --scenario ${unrun.scenario}`;
    refuse(terminal, `--set ${targetOf(unrun)} changes a scenario that is not run`, help);
    return undefined;
  }
  return adjustments.toSorted((a, b) => (targetOf(a) < targetOf(b) ? -1 : 1));
}
