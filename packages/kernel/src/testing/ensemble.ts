import { type Case, caseAsOf, fromDayNumber, STATUSES, type Status } from '@proviso/model';
import { type Executor, GROUP, type Particles } from '../executor.ts';
import { prepareInterpreter } from '../interpreter/interpreter.ts';
import { slotOf } from './whole-run.ts';

/** What a test runs: the defaults are one path as of the eve of the timeline, so that nothing is known. */
export interface Run {
  readonly asOf?: string;
  readonly paths?: number;
  readonly first?: number;
  readonly stride?: number;
  readonly seed?: number;
  readonly world?: number;
  readonly reader?: string;
  /** Last step to run; all by default. */
  readonly through?: number;
}

/** Paths that have been run, and what they remember by name. Series are [steps], each an array over paths. */
export interface Ensemble {
  readonly executor: Executor;
  readonly particles: Particles;
  /** [steps][slots]: each slot an array over paths. */
  readonly slots: readonly (readonly Float64Array[])[];
  /** [steps][paths] */
  quantity(name: string): readonly Float64Array[];
  /** [steps] of the path at a position. */
  status(name: string, position?: number): readonly Status[];
  /** [steps] of the path at a position: last day of force. */
  expiry(name: string, position?: number): readonly (string | undefined)[];
  /** [paths] */
  answer(question: string): Float64Array;
  /** [paths] */
  given(question: string): Float64Array;
  /** Day on which an event last happened, or a fact was met, at the end of the run; [paths]. */
  days(name: string): readonly (string | undefined)[];
  /** Log density of each item of evidence, with kind, name and date, on the path at a position. */
  scores(position?: number): readonly { kind: string; name: string; date: string; score: number }[];
}

/** Runs paths of a case from the first step on and keeps what they remembered after each. */
export function ensemble(model: Case, run: Run = {}): Ensemble {
  const { paths = 1, first = 0, stride = 1, seed = 1, world = 0, reader } = run;
  const asOf = run.asOf ?? '1900-01-01';
  const executor = prepareInterpreter(caseAsOf(model, asOf), { asOf, seed, ...(reader !== undefined && { reader }) });
  const { layout, steps, evidence } = executor;
  const particles = executor.particles(paths);
  particles.begin(first, stride);
  const history: Float64Array[][] = [];
  const scores: number[][][] = [];
  for (let step = 0; step <= (run.through ?? steps.length - 1); step += 1) {
    scores.push(evidence[step]!.map(() => []));
    for (let group = 0; group < particles.groups; group += 1) {
      particles.run(group, step, world);
      evidence[step]!.forEach((_, item) => {
        const own = new Float64Array(Math.min(GROUP, paths - group * GROUP));
        particles.scores(group, item, own, 0);
        scores[step]![item]!.push(...own);
      });
    }
    history.push(Array.from({ length: layout.slots }, (_, slot) => slotOf(particles, slot)));
  }
  const at = (slot: number) => history.map((slots) => slots[slot]!);
  const along = (slot: number, position: number) => history.map((slots) => slots[slot]![position]!);
  const last = (slot: number) => history.at(-1)![slot]!;
  const question = (name: string) => layout.questions.find((it) => it.name === name)!;
  return {
    executor,
    particles,
    slots: history,
    quantity: (name) => at(layout.quantities.get(name)!),
    status: (name, position = 0) => along(layout.statuses.get(name)!, position).map((code) => STATUSES[code]!),
    expiry: (name, position = 0) => along(layout.expiries.get(name)!, position).map(dateOrNever),
    answer: (name) => last(question(name).answer),
    given: (name) => last(question(name).given!),
    days: (name) => {
      const slot = layout.eventDays.get(name) ?? layout.metDays.get(name)!;
      return Array.from(last(slot), dateOrNever);
    },
    scores: (position = 0) =>
      history.flatMap((_, step) =>
        evidence[step]!.map((item, row) => ({ ...item, score: scores[step]![row]![position]! })),
      ),
  };
}

function dateOrNever(day: number): string | undefined {
  return Number.isFinite(day) ? fromDayNumber(day) : undefined;
}
