import type { Layout } from '@proviso/kernel';
import {
  type Case,
  type CivilDate,
  type DayNumber,
  type Event,
  formatUnit,
  type Named,
  type Step,
  stepIndexOf,
  toDayNumber,
  type Unit,
} from '@proviso/model';
import type { Watched } from './forecast.ts';
import { nextDecision } from './instruments.ts';
import { type NextFigure, nextFigure, reportName } from './next-figure.ts';

/** Something whose outcome is not known on the as-of day, and the slot in which each path keeps it. */
export interface Pending extends Named {
  readonly kind: Watched['kind'];
  /** As written between brackets; absent for what has none. */
  readonly unit?: string;
  readonly offset: number;
  readonly shows: /** The day on which it came about, on whatever day up to the question's last; or on one day alone, or up to one. */
    | { readonly kind: 'day'; readonly on?: CivilDate; readonly through?: CivilDate }
    /** The last day of force: it has moved past this day where the vote passed. Read after a step. */
    | { readonly kind: 'expiry'; readonly of: DayNumber; readonly on: CivilDate; readonly step: number }
    /** The next figure, which is due about a day. Read after a step. */
    | { readonly kind: 'figure'; readonly on: CivilDate; readonly step: number };
}

/**
 * What is pending on a day: events and obligations with a chance, the next renewal of every regime and agreement, and
 * the next figure of every series. In the order of the model.
 * @param layout of an executor that runs the model with the reports that observations wait for
 */
export function pendingOn(asOf: CivilDate, model: Case, steps: readonly Step[], layout: Layout): readonly Pending[] {
  const facts = [...model.facts, ...model.agreements.flatMap(({ obligations }) => obligations)];
  return [
    ...model.events.flatMap((event) => pendingEvent(event, layout, asOf)),
    ...facts.map((fact) => ({
      ...named(fact),
      kind: 'fact' as const,
      offset: layout.metDays.get(fact.name)!,
      shows: { kind: 'day' as const },
    })),
    ...pendingVotes(asOf, model, steps, layout),
    ...model.states.flatMap((state) => {
      const next = state.series && nextFigure(state.series, steps, asOf);
      return next ? [pendingFigure(state, next, layout.quantities.get(state.name)!)] : [];
    }),
    ...model.observations.flatMap((observation) => {
      const next = nextFigure(observation.series, steps, asOf);
      return next ? [pendingFigure(observation, next, layout.quantities.get(reportName(observation))!)] : [];
    }),
  ];
}

function pendingEvent(event: Event, layout: Layout, asOf: CivilDate): readonly Pending[] {
  const { occurrence } = event;
  const pending = { ...named(event), kind: 'event' as const, offset: layout.eventDays.get(event.name)! };
  switch (occurrence.kind) {
    case 'dated':
      return occurrence.on > asOf ? [{ ...pending, shows: { kind: 'day', on: occurrence.on } }] : [];
    case 'hazard': {
      const { through } = occurrence;
      return [{ ...pending, shows: { kind: 'day', ...(through === undefined ? {} : { through }) } }];
    }
    case 'recorded':
      return [];
  }
}

function pendingVotes(asOf: CivilDate, model: Case, steps: readonly Step[], layout: Layout): readonly Pending[] {
  return [...model.regimes, ...model.agreements].flatMap((instrument): readonly Pending[] => {
    const next = nextDecision(model, instrument, asOf);
    if (!next || next.expiry <= asOf) return [];
    // A vote that is overdue is held, if it is, before the term runs out.
    const on = next.decision > asOf ? next.decision : next.expiry;
    const step = stepIndexOf(steps, toDayNumber(on));
    if (step < 0) return [];
    const shows = { kind: 'expiry' as const, of: toDayNumber(next.expiry), on, step };
    return [{ ...named(instrument), kind: 'vote', offset: layout.expiries.get(instrument.name)!, shows }];
  });
}

function pendingFigure(of: Named & { readonly unit: Unit }, { step, release }: NextFigure, offset: number): Pending {
  const unit = formatUnit(of.unit);
  return {
    ...named(of),
    kind: 'figure',
    ...(unit === '1' ? {} : { unit }),
    offset,
    shows: { kind: 'figure', on: release, step },
  };
}

function named({ name, title }: Named): Named {
  return title === undefined ? { name } : { name, title };
}
