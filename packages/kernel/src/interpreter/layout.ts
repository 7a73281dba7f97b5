import type { Case, DayNumber } from '@proviso/model';
import type { Layout } from '../executor.ts';
import { compareText } from './evidence.ts';
import { type Remembered, type Slot, SlotPlan } from './slot-plan.ts';

/** The span of days within which occurrences of an event count. */
interface Occurrence {
  readonly from: DayNumber;
  readonly through: DayNumber;
  /** Day of the first occurrence within the span; Infinity while there is none. */
  readonly day: Remembered;
}

/** What a path remembers of an event. */
export interface EventSlots {
  /** Day of the last occurrence; Infinity while there is none. */
  readonly lastDay: Slot;
  /** The spans that conditions of the model ask about. */
  readonly occurrences: Occurrence[];
}

/** What a path remembers of a regime or agreement. */
export interface InstrumentSlots {
  /** Position in STATUSES. */
  readonly status: Remembered;
  /** Day of the repeal that ended it; Infinity while there is none. */
  readonly repealDay: Remembered;
  /** Last day of force as it now stands; Infinity where none is set. */
  readonly expiry: Slot;
  /** Day on which the current term was granted: of the beginning or of the last renewal. */
  readonly termStart: Slot;
  /** 1 once the renewal of the current term has been refused. */
  readonly refused: Slot;
  /** Day of the month at which renewals aim. */
  readonly anchor: Slot;
  /** Last day of a suspension for a time; Infinity otherwise. */
  readonly suspendedThrough: Slot;
}

/** Everything that a path remembers, by what it is about. */
export interface PathLayout {
  readonly plan: SlotPlan;
  /** Params, states and lets. */
  readonly quantities: ReadonlyMap<string, Slot>;
  readonly events: ReadonlyMap<string, EventSlots>;
  /** Facts and obligations: day on which each was met; Infinity while it is not. */
  readonly metDays: ReadonlyMap<string, Remembered>;
  readonly instruments: ReadonlyMap<string, InstrumentSlots>;
}

/** Gives each thing of the model its slots, in order of name within its kind. */
export function layOut(model: Case): PathLayout {
  const plan = new SlotPlan();
  const byName = <T>(names: readonly string[], slots: (name: string) => T) =>
    new Map([...names].sort(compareText).map((name) => [name, slots(name)] as const));
  const named = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  return {
    plan,
    quantities: byName(named([...model.params, ...model.states, ...model.lets]), () => plan.own(Number.NaN)),
    events: byName(named(model.events), () => ({ lastDay: plan.own(Infinity), occurrences: [] })),
    metDays: byName(named([...model.facts, ...model.agreements.flatMap((it) => it.obligations)]), () =>
      plan.remembered(Infinity),
    ),
    instruments: byName(named([...model.agreements, ...model.regimes]), () => ({
      status: plan.remembered(0),
      repealDay: plan.remembered(Infinity),
      expiry: plan.own(Infinity),
      termStart: plan.own(-Infinity),
      refused: plan.own(0),
      anchor: plan.own(Number.NaN),
      suspendedThrough: plan.own(Infinity),
    })),
  };
}

/** The slot that holds the first day within a span on which an event happened. */
export function occurrenceWithin(layout: PathLayout, event: string, from: DayNumber, through: DayNumber): Remembered {
  const { occurrences } = layout.events.get(event)!;
  const known = occurrences.find((it) => it.from === from && it.through === through);
  if (known) return known.day;
  const day = layout.plan.remembered(Infinity);
  occurrences.push({ from, through, day });
  return day;
}

/** The offsets that others read. */
export function publicLayout(layout: PathLayout, slots: number, questions: Layout['questions']): Layout {
  const of = <T>(map: ReadonlyMap<string, T>, slot: (value: T) => Slot) =>
    new Map([...map].map(([name, value]) => [name, slot(value)] as const));
  return {
    slots,
    quantities: layout.quantities,
    eventDays: of(layout.events, (event) => event.lastDay),
    metDays: of(layout.metDays, (day) => day.now),
    statuses: of(layout.instruments, (it) => it.status.now),
    expiries: of(layout.instruments, (it) => it.expiry),
    questions,
  };
}
