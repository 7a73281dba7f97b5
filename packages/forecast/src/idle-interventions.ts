import type { Layout } from '@proviso/kernel';
import {
  type Case,
  type CivilDate,
  type Clause,
  fromDayNumber,
  type Intervention,
  type Scenario,
  STATUSES,
  type Status,
  type Step,
  subtractPeriod,
  TRANSITIONS,
  toDayNumber,
} from '@proviso/model';
import type { Island } from './islands.ts';

/** Reads a slot of one path. */
type Slots = (offset: number) => number;

type Ballot = Intervention & { kind: 'passes' | 'fails' };

/**
 * Finds the interventions of scenarios that met no path: a vote that was never due, an event that had happened already.
 * What an intervention meets is seen on the paths as they stand when the step before it has run.
 */
export class IdleInterventions {
  readonly #model: Case;
  readonly #layout: Layout;
  readonly #steps: readonly Step[];
  readonly #asOf: number;
  readonly #met = new Set<Intervention>();

  constructor(model: Case, layout: Layout, steps: readonly Step[], asOf: CivilDate) {
    this.#model = model;
    this.#layout = layout;
    this.#steps = steps;
    this.#asOf = toDayNumber(asOf);
  }

  /** To be called with the particles of each world after each step. */
  observe(world: number, step: number, islands: readonly Island[]): void {
    this.#model.scenarios.forEach(({ interventions }, s) => {
      if (world !== 0 && world !== s + 1) return;
      for (const intervention of interventions) {
        if (this.#met.has(intervention)) continue;
        const meets = this.#meeting(intervention, step, world === 0);
        if (meets && this.#somePath(islands, meets)) this.#met.add(intervention);
      }
    });
  }

  /** What met no path in a scenario, in words. */
  of(scenario: Scenario): readonly string[] {
    return scenario.interventions.filter((intervention) => !this.#met.has(intervention)).map(inWords);
  }

  #somePath(islands: readonly Island[], meets: (slots: Slots) => boolean): boolean {
    return islands.some(({ block, logWeights }) =>
      logWeights.some((weight, i) => {
        const base = i * this.#layout.slots;
        return weight > Number.NEGATIVE_INFINITY && meets((offset) => block.slots[base + offset]!);
      }),
    );
  }

  /** By what one knows a path that the intervention meets, after a step of the baseline or of its own world. */
  #meeting(intervention: Intervention, step: number, baseline: boolean): ((slots: Slots) => boolean) | undefined {
    const { eventDays, metDays, statuses } = this.#layout;
    const ahead = this.#steps[step + 1];
    switch (intervention.kind) {
      case 'set':
        return baseline || !overlaps(this.#steps[step], intervention.from, intervention.through)
          ? undefined
          : () => true;
      case 'happens':
        return baseline ? undefined : happenedOn(eventDays.get(intervention.event)!, intervention.on);
      case 'met':
        return baseline ? undefined : happenedOn(metDays.get(intervention.name)!, intervention.on);
      case 'does not happen': {
        const offset = eventDays.get(intervention.event)!;
        return baseline ? (slots) => this.#asOf < slots(offset) && slots(offset) < Infinity : undefined;
      }
      case 'act': {
        const offset = statuses.get(intervention.subject)!;
        if (!overlaps(ahead, intervention.on, intervention.on)) return undefined;
        return (slots) => TRANSITIONS[STATUSES[slots(offset)]!][intervention.act] !== undefined;
      }
      case 'passes':
      case 'fails':
        return this.#heldFor(intervention, ahead);
    }
  }

  /** The vote has something to decide: a term that ends or is decided within its days, or an instrument that stands then. */
  #heldFor(ballot: Ballot, ahead: Step | undefined): (slots: Slots) => boolean {
    const matters = [...this.#model.regimes, ...this.#model.agreements].flatMap((instrument) =>
      instrument.clauses
        .filter((clause) => 'by' in clause && clause.by === ballot.vote)
        .map((clause) => this.#matter(instrument.name, clause, ballot, ahead)),
    );
    return (slots) => matters.some((matter) => matter(slots));
  }

  #matter(name: string, clause: Clause, ballot: Ballot, ahead: Step | undefined): (slots: Slots) => boolean {
    const status = this.#layout.statuses.get(name)!;
    const stands = (slots: Slots) => STANDING.has(STATUSES[slots(status)]!);
    if (clause.kind !== 'lapses') return overlaps(ahead, ballot.from, ballot.through) ? stands : () => false;
    const expiry = this.#layout.expiries.get(name)!;
    const inWindow = (day: CivilDate) => ballot.from <= day && day <= ballot.through;
    return (slots) => {
      if (!stands(slots) || slots(expiry) === Infinity) return false;
      const end = fromDayNumber(slots(expiry));
      return inWindow(end) || (clause.lead !== undefined && inWindow(subtractPeriod(end, clause.lead).date));
    };
  }
}

const STANDING: ReadonlySet<Status> = new Set(['not yet', 'in force', 'suspended']);

function overlaps(step: Step | undefined, from: CivilDate | undefined, through: CivilDate | undefined): boolean {
  if (!step) return false;
  return (
    (from === undefined || toDayNumber(from) <= step.last) &&
    (through === undefined || toDayNumber(through) >= step.first)
  );
}

function happenedOn(offset: number, date: CivilDate): (slots: Slots) => boolean {
  const day = toDayNumber(date);
  return (slots) => slots(offset) === day;
}

function inWords(intervention: Intervention): string {
  switch (intervention.kind) {
    case 'set':
      return `${intervention.quantity} was set for days outside the forecast`;
    case 'happens':
      return `${intervention.event} could not happen on ${intervention.on}: on every path it had happened before, or the day is outside the timeline`;
    case 'does not happen':
      return `${intervention.event} does not happen on any path anyway`;
    case 'met':
      return `${intervention.name} could not be met on ${intervention.on}: on every path it was met before, or the day is outside the timeline`;
    case 'act':
      return `${intervention.subject} gave no room to ${intervention.act} it on ${intervention.on}: on every path it had ended or not begun, or the day is outside the timeline`;
    case 'passes':
    case 'fails':
      return `${intervention.vote} had nothing to decide from ${intervention.from} through ${intervention.through}`;
  }
}
