import { type Case, caseAsOf, STATUSES } from '@proviso/model';
import {
  type Executor,
  GROUP,
  type Particles,
  type Prepare,
  RunFailure,
  type RunSettings,
  SUMS,
} from '../../executor.ts';
import { prepareInterpreter } from '../../interpreter/interpreter.ts';
import { slotOf } from '../../testing/whole-run.ts';
import { prepareCompiled } from '../kernel.ts';
import { bitsText } from './run-lanes.ts';

/** What is run to compare two executors: the defaults are nine paths of the baseline from number 3 on, every second. */
export interface Comparison {
  readonly asOf?: string;
  readonly reader?: string;
  readonly seed?: number;
  readonly paths?: number;
  readonly first?: number;
  readonly stride?: number;
}

/**
 * Runs a case in both executors, all worlds, all steps, and compares the bits of all that others can read.
 * @returns what differs first, in words; undefined where nothing does
 */
export function differenceOfExecutors(whole: Case, comparison: Comparison = {}): string | undefined {
  const { asOf = '1900-01-01', reader, seed = 1 } = comparison;
  const model = caseAsOf(whole, asOf);
  const settings: RunSettings = { asOf, seed, ...(reader !== undefined && { reader }) };
  const plain = prepared(prepareInterpreter, model, settings);
  const compiled = prepared(prepareCompiled, model, settings);
  if (typeof plain === 'string' || typeof compiled === 'string') {
    return plain === compiled ? undefined : `prepared: ${plain} and ${compiled}`;
  }
  for (let world = 0; world < plain.worlds; world += 1) {
    const found = differenceInWorld(plain, compiled, world, comparison);
    if (found !== undefined) return `world ${world}, ${found}`;
  }
  return undefined;
}

function prepared(prepare: Prepare, model: Case, settings: RunSettings): Executor | string {
  try {
    return prepare(model, settings);
  } catch (error) {
    if (error instanceof RunFailure) return told(error);
    throw error;
  }
}

function told({ code, subject, date, message, help }: RunFailure): string {
  return [code, subject, date, message, help].join(' | ');
}

function differenceInWorld(
  plain: Executor,
  compiled: Executor,
  world: number,
  { paths = 9, first = 3, stride = 2 }: Comparison,
): string | undefined {
  const runs = [plain, compiled].map((executor) => runOf(executor, paths, first, stride));
  for (const { index } of plain.steps) {
    const outcomes = runs.map((run) => outcome(run, index, world));
    if (outcomes[0] !== outcomes[1]) return `step ${index}: ${outcomes[0]} and ${outcomes[1]}`;
    if (outcomes[0] !== undefined) return undefined;
    const [wanted, got] = [readable(runs[0]!, index), readable(runs[1]!, index)];
    for (const [what, value] of wanted) {
      if (got.get(what) !== value) return `step ${index}, ${what}: ${value} and ${got.get(what)}`;
    }
  }
  const touched = runs.map(({ particles }) => particles.touched(world).join());
  return touched[0] === touched[1] ? undefined : `touched ${touched[0]} and ${touched[1]}`;
}

/** [paths], read group by group. */
function ofGroups(particles: Particles, read: (group: number, into: Float64Array) => void): Float64Array {
  const values = new Float64Array(particles.count);
  for (let group = 0; group < particles.groups; group += 1) read(group, values);
  return values;
}

/** Paths that run, and what the evidence has made of them. */
interface Run {
  readonly executor: Executor;
  readonly particles: Particles;
  /** Of the step run last, by item: [paths]; and how heavy the groups were before and after each, or only after all. */
  scores: Float64Array[];
  scales: Float64Array[];
  /** By group: the weights by status. */
  statusWeights: Float64Array[];
}

function runOf(executor: Executor, count: number, first: number, stride: number): Run {
  const particles = executor.particles(count);
  particles.begin(first, stride);
  return { executor, particles, scores: [], scales: [], statusWeights: [] };
}

/** The failure of a step, in words; undefined where there is none. */
function outcome(run: Run, step: number, world: number): string | undefined {
  const { executor, particles } = run;
  const items = executor.evidence[step]!.length;
  run.scores = Array.from({ length: items }, () => new Float64Array(particles.count));
  run.scales = [];
  run.statusWeights = [];
  try {
    for (let group = 0; group < particles.groups; group += 1) {
      particles.run(group, step, world);
      run.scores.forEach((scores, item) => {
        particles.scores(group, item, scores, group * GROUP);
      });
      if (items > 0) run.scales.push(weighed(particles, group, step, items));
      const byStatus = new Float64Array(1 + executor.layout.statuses.size * STATUSES.length);
      particles.statusWeights(group, byStatus);
      run.statusWeights.push(byStatus);
    }
    return undefined;
  } catch (error) {
    if (error instanceof RunFailure) return told(error);
    throw error;
  }
}

/** How heavy a group was before and after each item; of every third step all items are added at once. */
function weighed(particles: Particles, group: number, step: number, items: number): Float64Array {
  const scales = new Float64Array(2 + 2 * items);
  if (step % 3 === 2) particles.weigh(group, step);
  else particles.weigh(group, step, scales);
  return scales;
}

/** The bits of all that the layout names, and of the scores of the step, on every path. */
function readable({ executor, particles, ...run }: Run, step: number): ReadonlyMap<string, string> {
  const { layout, evidence } = executor;
  const values = new Map<string, string>();
  const slots: [string, number][] = [];
  for (const kind of ['quantities', 'eventDays', 'metDays', 'statuses', 'expiries'] as const) {
    for (const [name, slot] of layout[kind]) slots.push([`${kind} ${name}`, slot]);
  }
  for (const { name, answer, given } of layout.questions) {
    slots.push([`answer ${name}`, answer]);
    if (given !== undefined) slots.push([`given ${name}`, given]);
  }
  const note = (what: string, numbers: Float64Array) =>
    numbers.forEach((value, i) => {
      values.set(`${what} (${i})`, bitsText(value));
    });
  for (const [what, slot] of slots) note(what, slotOf(particles, slot));
  evidence[step]!.forEach(({ kind, name, date }, item) => {
    note(`${kind} ${name} ${date}, item ${item}`, run.scores[item]!);
  });
  note(
    'log weights',
    ofGroups(particles, (group, into) => particles.weights.readLogs(group, into, group * GROUP)),
  );
  note(
    'weights',
    ofGroups(particles, (group, into) => particles.weights.read(group, into, group * GROUP)),
  );
  for (let group = 0; group < particles.groups; group += 1) {
    const sums = new Float64Array(SUMS);
    particles.weights.readSums(group, sums, 0);
    note(`sums of group ${group}`, sums);
  }
  run.scales.forEach((scales, group) => {
    note(`scales of group ${group}`, scales);
  });
  run.statusWeights.forEach((byStatus, group) => {
    note(`weights by status of group ${group}`, byStatus);
  });
  return values;
}
