import type { Case, CivilDate } from '@proviso/model';
import type { RunFailure, RunSettings } from '../../executor.ts';
import { begin } from '../../interpreter/begin.ts';
import { type Interventions, interventionsOf } from '../../interpreter/interventions.ts';
import type { Preparation } from '../../interpreter/preparation.ts';
import type { Slot } from '../../interpreter/slot-plan.ts';
import { Compilation } from '../compilation.ts';
import { SiteKeys } from '../draws/threefry.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES } from './group.ts';
import { Journal } from './journal.ts';
import { StepTable } from './step-table.ts';

/** A mistake of the case as it shows on a path: the day on which it was met, and the numbers that are at fault. */
export type FailureOf = (date: CivilDate, numbers: readonly number[]) => RunFailure;

/** A flag in the kernel's memory for each intervention, set once it has met a path. */
type Intervened = ReturnType<Interventions['inWorld']>[number];

/** What all parts of a model's kernel share while it is lowered. */
export class KernelPlan {
  readonly compilation = new Compilation();
  readonly preparation: Preparation;
  readonly interventions: Interventions;
  readonly steps: StepTable;
  readonly keys: SiteKeys;
  readonly journal: Journal;
  /** [steps] what is noted at the end of a step. */
  readonly notes: readonly FunctionRef[][];
  /** What has been lowered once and serves wherever the same is asked again, by what is asked. */
  readonly shared = new Map<string, unknown>();
  /** Slots that anything lowered so far reads. */
  readonly read = new Set<Slot>();
  /** Slots that belong to a place in the group and its path number: a particle that is copied does not take them along. */
  readonly ofPlaces = new Set<Slot>();
  readonly failures: FailureOf[] = [];
  readonly addresses: Addresses;
  /** Numbers that a mistake tells of at most. */
  readonly numbersTold: number;
  /** The first day of a step. */
  readonly firstDay = (step: number): number => this.preparation.steps[step]!.first;
  readonly #flags = new Map<Intervened, number>();

  constructor(model: Case, settings: RunSettings) {
    this.preparation = begin(model, settings);
    this.interventions = interventionsOf(this.preparation);
    const { memory } = this.compilation;
    this.steps = new StepTable(this.preparation.steps.length);
    this.keys = new SiteKeys(memory, settings.seed);
    this.journal = new Journal(memory);
    this.notes = this.preparation.steps.map(() => []);
    this.numbersTold = mostNumbers(model);
    this.addresses = addressesIn(memory, this.numbersTold);
  }

  /** An array over the paths of a group that outlives no step: its address. */
  scratch(): number {
    return this.compilation.memory.reserve(SLOT_BYTES);
  }

  /** Number of a mistake that may show when the kernel runs; 0 stands for none. */
  failure(of: FailureOf): number {
    return this.failures.push(of);
  }

  /** Address of the flag of an intervention. */
  flagOf(intervention: Intervened): number {
    const known = this.#flags.get(intervention);
    if (known !== undefined) return known;
    const address = this.compilation.memory.reserve(4);
    this.#flags.set(intervention, address);
    return address;
  }

  /** [worlds][interventions] addresses of their flags; of what nothing ever sets, that of a flag of its own. */
  flagsByWorld(): readonly (readonly number[])[] {
    return Array.from({ length: this.interventions.worlds }, (_, world) =>
      this.interventions.inWorld(world).map((intervention) => this.flagOf(intervention)),
    );
  }

  /** The same turn where the same is asked: lowered when it is first asked for. */
  once<T>(key: string, make: () => T): T {
    const known = this.shared.get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.shared.set(key, made);
    return made;
  }
}

/** Places in the kernel's memory that every part knows. */
export interface Addresses {
  /** Number of the world, an `i32`. */
  readonly world: number;
  /** [GROUP] path numbers as 64-bit words. */
  readonly paths: number;
  /** [GROUP] all ones for the paths of the block, zeros for what only fills the group. */
  readonly real: number;
  /** 1 once any path has failed, an `i32`. */
  readonly anyFailed: number;
  /** [GROUP] number of the mistake of a path, its day, and its numbers. */
  readonly failed: number;
  readonly failedDay: number;
  readonly failedNumbers: number;
}

function addressesIn(memory: Compilation['memory'], numbersTold: number): Addresses {
  return {
    world: memory.reserve(4),
    anyFailed: memory.reserve(4),
    paths: memory.reserve(SLOT_BYTES),
    real: memory.reserve(SLOT_BYTES),
    failed: memory.reserve(SLOT_BYTES),
    failedDay: memory.reserve(SLOT_BYTES),
    failedNumbers: memory.reserve(numbersTold * SLOT_BYTES),
  };
}

/** Numbers that a mistake can have to tell of: all arguments of a distribution, or one or two. */
function mostNumbers({ params, states, lets, observations }: Case): number {
  const laws = [...params, ...lets].map(({ law }) => law).concat(states.flatMap(({ start, next }) => [start, next]));
  const distributions = laws.flatMap((law) => (law.kind === 'draw' ? [law.distribution] : []));
  const counts = [...distributions, ...observations.map(({ distribution }) => distribution)].map(
    (distribution) => distribution.arguments.length,
  );
  return counts.reduce((most, count) => Math.max(most, count), 2);
}
