import type { Case, Event, Named } from '../case.ts';
import { type CivilDate, parseCivilDate } from '../civil-date.ts';
import type { Family, Law } from '../expression.ts';
import { formatUnit, type Unit } from '../unit.ts';
import { type Adjustment, type Adjustments, targetOf } from './adjustment.ts';
import { setValuesOf } from './set-value.ts';

/** Why a case does not allow an adjustment. */
export interface AdjustmentFault {
  /** What was to be changed, as {@link targetOf} writes it. */
  readonly target: string;
  readonly message: string;
  readonly help: string;
  /** Where the case has no such name: those that could have been meant. */
  readonly names?: readonly string[];
}

/**
 * What is wrong with adjustments; empty where the case allows them all.
 * @param known the case as it could be known on the as-of day
 */
export function adjustmentFaults(known: Case, asOf: CivilDate, adjustments: Adjustments): readonly AdjustmentFault[] {
  const twice = adjustments.filter((one, i) => adjustments.findIndex((it) => targetOf(it) === targetOf(one)) < i);
  return [
    ...twice.map((one) => fault(one, `${targetOf(one)} is changed twice`, 'change it once')),
    ...adjustments.flatMap((adjustment) => faultOf(known, asOf, adjustment) ?? []),
  ];
}

function faultOf(known: Case, asOf: CivilDate, adjustment: Adjustment): AdjustmentFault | undefined {
  switch (adjustment.kind) {
    case 'held':
      return heldFault(known, adjustment);
    case 'happens':
    case 'does not happen':
      return eventFault(known, asOf, adjustment);
    case 'set':
      return setFault(known, adjustment);
  }
}

function fault(adjustment: Adjustment, message: string, help: string, names?: readonly Named[]): AdjustmentFault {
  return { target: targetOf(adjustment), message, help, ...(names && { names: names.map(({ name }) => name) }) };
}

function heldFault(known: Case, adjustment: Extract<Adjustment, { kind: 'held' }>): AdjustmentFault | undefined {
  const { param: name, value } = adjustment;
  const param = known.params.find((it) => it.name === name);
  if (param) return valueFault(adjustment, param.unit, value) ?? supportFault(adjustment, param.law);
  if (known.events.some((it) => it.name === name)) {
    return fault(
      adjustment,
      `${name} is an event, not a number`,
      `write ${name}=happens, or "${name}=does not happen"`,
    );
  }
  if ([...known.states, ...known.lets].some((it) => it.name === name)) {
    return fault(
      adjustment,
      `${name} is no param: it takes its course, which only a scenario sets`,
      `change the value of a scenario, as in SCENARIO.${name}=${value}, or hold a param that drives it`,
    );
  }
  const help = known.params.length > 0 ? 'hold one of its params' : 'the case declares no param';
  return fault(adjustment, `the case has no param ${name}`, help, [...known.params, ...known.events]);
}

/** A number that cannot be in its unit. */
function valueFault(adjustment: Adjustment, unit: Unit, value: number): AdjustmentFault | undefined {
  if (!Number.isFinite(value)) return fault(adjustment, `${targetOf(adjustment)} needs a number`, 'give it one');
  if (!unit.probability || (value >= 0 && value <= 1)) return undefined;
  return fault(
    adjustment,
    `${targetOf(adjustment)} is a probability, which ${value} is not`,
    'give a number from 0 to 1',
  );
}

interface Support {
  has(value: number): boolean;
  readonly only: string;
}

const POSITIVE: Support = { has: (value) => value > 0, only: 'positive numbers' };
const SHARE: Support = { has: (value) => value >= 0 && value <= 1, only: 'numbers from 0 to 1' };
const WHOLE: Support = { has: (value) => value >= 0 && Number.isInteger(value), only: 'whole numbers from 0' };

/** What a distribution can give, where that is part of what the param means and not of the argument about it. */
const SUPPORT: Partial<Record<Family, Support>> = {
  lognormal: POSITIVE,
  'lognormal interval': POSITIVE,
  gamma: POSITIVE,
  exponential: POSITIVE,
  beta: SHARE,
  'logit-normal interval': SHARE,
  bernoulli: { has: (value) => value === 0 || value === 1, only: '0 and 1' },
  binomial: WHOLE,
  poisson: WHOLE,
  negative_binomial: WHOLE,
  categorical: WHOLE,
};

function supportFault(adjustment: Extract<Adjustment, { kind: 'held' }>, law: Law): AdjustmentFault | undefined {
  const support = law.kind === 'draw' ? SUPPORT[law.distribution.family] : undefined;
  if (!support || support.has(adjustment.value)) return undefined;
  return fault(adjustment, `${adjustment.param} takes ${support.only} alone`, 'hold it at one');
}

type OfEvent = Extract<Adjustment, { kind: 'happens' | 'does not happen' }>;

function eventFault(known: Case, asOf: CivilDate, adjustment: OfEvent): AdjustmentFault | undefined {
  const event = known.events.find(({ name }) => name === adjustment.event);
  if (!event) {
    const help = known.events.length > 0 ? 'name one of its events' : 'the case declares no event';
    return fault(adjustment, `the case has no event ${adjustment.event}`, help, known.events);
  }
  const settled = settledBy(known, event, asOf);
  if (settled !== undefined) return fault(adjustment, `${event.name} is past: ${settled}`, 'run as of an earlier day');
  return adjustment.kind === 'happens' ? dayFault(known, event, asOf, adjustment) : undefined;
}

/** Why nothing is pending about an event any more; undefined while it is. */
export function settledBy(known: Case, { name, occurrence, recurring }: Event, asOf: CivilDate): string | undefined {
  const overruled = new Set(known.records.flatMap(({ overrules }) => overrules));
  const record = known.records.find(
    ({ subject, act, id }) =>
      subject === name && !overruled.has(id) && (act.kind === 'happened' || act.kind === 'did not happen'),
  );
  if (record && !recurring) {
    const { date, act } = record;
    return `the record of ${date} says that it ${act.kind}`;
  }
  if (occurrence.kind === 'dated' && occurrence.on <= asOf) return `its day was ${occurrence.on}`;
  const through = occurrence.kind === 'hazard' ? occurrence.through : undefined;
  return through !== undefined && through <= asOf ? `it could happen through ${through} only` : undefined;
}

function dayFault(
  known: Case,
  { name, occurrence }: Event,
  asOf: CivilDate,
  adjustment: Extract<Adjustment, { kind: 'happens' }>,
): AdjustmentFault | undefined {
  const { on } = adjustment;
  const last = known.timeline.through;
  if (on === undefined) {
    if (occurrence.kind === 'dated') return undefined;
    return fault(adjustment, `${name} has no day of its own`, `name one, as in "${name}=happens on ${last}"`);
  }
  if (!parseCivilDate(on)) return fault(adjustment, `${on} is not a day that exists`, 'write it as 2016-01-29');
  if (on > asOf && on <= last) return undefined;
  const when = on <= asOf ? `is past as of ${asOf}` : `lies after the timeline, which ends on ${last}`;
  return fault(
    adjustment,
    `${on}, on which ${name} is to happen, ${when}`,
    `name a day after ${asOf}, through ${last}`,
  );
}

function setFault(known: Case, adjustment: Extract<Adjustment, { kind: 'set' }>): AdjustmentFault | undefined {
  const scenario = known.scenarios.find(({ name }) => name === adjustment.scenario);
  if (!scenario) {
    const help = known.scenarios.length > 0 ? 'name one of its scenarios' : 'the case declares no scenario';
    return fault(adjustment, `the case has no scenario ${adjustment.scenario}`, help, known.scenarios);
  }
  const values = setValuesOf(known, scenario);
  const found = values.find(({ target }) => target === targetOf(adjustment));
  if (found) return valueFault(adjustment, found.unit, adjustment.value);
  const written = values.map(({ target, unit }) => `${target} [${formatUnit(unit)}]`).join(', ');
  return {
    ...fault(
      adjustment,
      `scenario ${scenario.name} sets no ${targetOf(adjustment).slice(scenario.name.length + 1)}`,
      written === '' ? 'it sets no values; change the case' : `what it sets: ${written}`,
    ),
    names: values.map(({ target }) => target),
  };
}
