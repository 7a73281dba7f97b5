import type { Layout } from '@proviso/kernel';
import { type Case, type CivilDate, formatUnit, STATUSES, toDayNumber, type Unit } from '@proviso/model';
import type { Mover } from './forecast.ts';
import { gatherSlot, type Island, particlesIn } from './islands.ts';

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

/** [inputs][paths]: params; states averaged from the as-of step on; for the rest 1 where it has come about by the day. */
export type InputValues = readonly (Float64Array | Uint8Array)[];

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

const IN_FORCE = STATUSES.indexOf('in force');

/** Reads the inputs off the paths of one batch while its baseline runs. */
export class InputRecorder {
  readonly #inputs: readonly Input[];
  readonly #moments: readonly Moment[];
  readonly #slots: number;
  readonly #sums: readonly (Float64Array | undefined)[];
  /** Params do not change along a path of the baseline: read once, for all moments. */
  readonly #params = new Map<Input, Float64Array>();
  #steps = 0;
  readonly values: InputValues[];

  constructor(inputs: readonly Input[], moments: readonly Moment[], slots: number, islands: readonly Island[]) {
    this.#inputs = inputs;
    this.#moments = moments;
    this.#slots = slots;
    this.#sums = inputs.map(({ kind }) => (kind === 'state' ? new Float64Array(particlesIn(islands)) : undefined));
    this.values = moments.map(() => []);
  }

  /** To be called after each step of the baseline from the as-of step on. */
  observe(step: number, islands: readonly Island[]): void {
    this.#steps += 1;
    this.#inputs.forEach((input, i) => {
      const sum = this.#sums[i];
      if (!sum) return;
      const values = gatherSlot(islands, this.#slots, input.offset);
      for (let path = 0; path < sum.length; path += 1) sum[path]! += values[path]!;
    });
    this.#moments.forEach((moment, m) => {
      if (moment.step === step) this.values[m] = this.#inputs.map((input, i) => this.#read(input, i, moment, islands));
    });
  }

  #read(input: Input, index: number, { day }: Moment, islands: readonly Island[]) {
    const slot = this.#params.get(input) ?? gatherSlot(islands, this.#slots, input.offset);
    const lastDay = toDayNumber(day);
    switch (input.kind) {
      case 'param':
        this.#params.set(input, slot);
        return slot;
      case 'state':
        return this.#sums[index]!.map((sum) => sum / this.#steps);
      case 'event':
      case 'fact':
        return Uint8Array.from(slot, (metOn) => (metOn <= lastDay ? 1 : 0));
      case 'regime':
        return Uint8Array.from(slot, (status) => (status === IN_FORCE ? 1 : 0));
    }
  }
}
