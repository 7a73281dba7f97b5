import { RunFailure } from '@proviso/kernel';
import {
  type Adjustment,
  type Adjustments,
  adjustedScenario,
  adjustmentFaults,
  type Case,
  type CivilDate,
  eventsForcedBy,
  formatUnit,
  type Named,
  type Scenario,
  setValuesOf,
  targetOf,
} from '@proviso/model';
import type { Posterior } from './fitting/posterior.ts';
import type { AppliedAdjustment } from './forecast.ts';

/**
 * Makes sure that a case allows adjustments.
 * @throws RunFailure PV0916 where it does not, or where a param to be held comes with draws of a posterior
 */
export function requireAllowed(
  known: Case,
  asOf: CivilDate,
  adjustments: Adjustments,
  posterior: Posterior | undefined,
): void {
  const [fault] = adjustmentFaults(known, asOf, adjustments);
  if (fault) throw new RunFailure({ code: 'PV0916', subject: fault.target, message: fault.message, help: fault.help });
  const drawn = new Set(posterior?.params.map(({ name }) => name));
  const held = adjustments.find((it) => it.kind === 'held' && drawn.has(it.param));
  if (!held) return;
  throw new RunFailure({
    code: 'PV0916',
    subject: targetOf(held),
    message: `${targetOf(held)} was fitted together with the other params: held at a value, their draws do not fit it`,
    help: 'leave out the posterior, or fit a case in which the param has that value',
  });
}

/**
 * The scenarios with the values that adjustments set in them.
 * @throws RunFailure PV0916 where a value is set in a scenario that time has passed by
 */
export function adjustScenarios(
  known: Case,
  chosen: readonly Scenario[],
  past: readonly Scenario[],
  adjustments: Adjustments,
): readonly Scenario[] {
  const late = adjustments.find((it) => it.kind === 'set' && past.some(({ name }) => name === it.scenario));
  if (late) {
    throw new RunFailure({
      code: 'PV0916',
      subject: targetOf(late),
      message: `${targetOf(late)} is past: its scenario intervenes on or before the as-of day`,
      help: 'run as of an earlier day, or leave it out',
    });
  }
  return chosen.map((scenario) => adjustedScenario(known, scenario, adjustments));
}

/** Statements that were struck, in the order of the case. */
export function struckFrom({ statements }: Case, without: readonly string[]): readonly AppliedAdjustment[] {
  return statements
    .filter(({ name }) => without.includes(name))
    .map((statement) => ({ kind: 'struck', ...titled(statement) }));
}

/** What was changed, with what people read of it. Values of scenarios that are not run change nothing. */
export function appliedAdjustments(model: Case, adjustments: Adjustments): readonly AppliedAdjustment[] {
  return adjustments.flatMap((adjustment) => {
    const applied = appliedTo(model, adjustment);
    return applied ? [applied] : [];
  });
}

function appliedTo(model: Case, adjustment: Adjustment): AppliedAdjustment | undefined {
  switch (adjustment.kind) {
    case 'held': {
      const param = model.params.find(({ name }) => name === adjustment.param)!;
      return { kind: 'held', ...titled(param), value: adjustment.value, unit: formatUnit(param.unit) };
    }
    case 'happens': {
      const event = model.events.find(({ name }) => name === adjustment.event)!;
      const [forced] = eventsForcedBy(model, [adjustment]);
      return forced?.kind === 'happens' ? { kind: 'happens', ...titled(event), on: forced.on } : undefined;
    }
    case 'does not happen':
      return { kind: 'does not happen', ...titled(model.events.find(({ name }) => name === adjustment.event)!) };
    case 'set': {
      const scenario = model.scenarios.find(({ name }) => name === adjustment.scenario);
      const set = scenario && setValuesOf(model, scenario).find(({ target }) => target === targetOf(adjustment));
      if (!set) return undefined;
      const { quantity: name, title, unit, from, through } = set;
      return {
        ...{ kind: 'set', ...titled({ name, ...(title !== undefined && { title }) }) },
        ...{ value: adjustment.value, unit: formatUnit(unit), scenario: titled(scenario) },
        ...(from !== undefined && { from }),
        ...(through !== undefined && { through }),
      };
    }
  }
}

function titled({ name, title }: Named): { readonly name: string; readonly title?: string } {
  return title === undefined ? { name } : { name, title };
}
