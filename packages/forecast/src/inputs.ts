import type { Layout } from '@proviso/kernel';
import { type Case, type CivilDate, formatUnit, type Unit } from '@proviso/model';
import type { Mover } from './forecast.ts';

/** Something that may move a question: what one path has of it is a number, or a yes or no. */
export interface Input {
  readonly kind: Mover['kind'];
  readonly name: string;
  readonly title?: string;
  /** As written between brackets; absent for yes or no, and for a pure number. */
  readonly unit?: string;
  /** Where a path keeps it. */
  readonly offset: number;
}

/** A time at which inputs are read: the day about which questions ask last, and the step after which they are known. */
export interface Moment {
  readonly step: number;
  readonly day: CivilDate;
}

/** All that may move a question, in the order of the model. */
export function inputsOf(model: Case, layout: Layout): readonly Input[] {
  const quantity = (kind: 'param' | 'state') => (of: { name: string; title?: string; unit: Unit }) => {
    const unit = formatUnit(of.unit);
    return input(kind, of, layout.quantities, unit === '1' ? {} : { unit });
  };
  const facts = [...model.facts, ...model.agreements.flatMap((agreement) => agreement.obligations)];
  return [
    ...model.params.map(quantity('param')),
    ...model.states.map(quantity('state')),
    ...model.events.map((event) => input('event', event, layout.eventDays)),
    ...facts.map((fact) => input('fact', fact, layout.metDays)),
    ...[...model.regimes, ...model.agreements].map((instrument) => input('regime', instrument, layout.statuses)),
  ];
}

function input(
  kind: Mover['kind'],
  { name, title }: { name: string; title?: string },
  offsets: ReadonlyMap<string, number>,
  unit: { unit?: string } = {},
): Input {
  return { kind, name, ...(title === undefined ? {} : { title }), ...unit, offset: offsets.get(name)! };
}
