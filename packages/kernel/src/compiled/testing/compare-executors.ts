import { type Case, caseAsOf } from '@proviso/model';
import { type Executor, type PathBlock, type Prepare, RunFailure, type RunSettings } from '../../executor.ts';
import { prepareInterpreter } from '../../interpreter/interpreter.ts';
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
  const blocks = [plain, compiled].map((executor) => blockOf(executor, paths, first, stride));
  for (const { index } of plain.steps) {
    const outcomes = [plain, compiled].map((executor, i) => outcome(executor, blocks[i]!, index, world));
    if (outcomes[0] !== outcomes[1]) return `step ${index}: ${outcomes[0]} and ${outcomes[1]}`;
    if (outcomes[0] !== undefined) return undefined;
    const [wanted, got] = [readable(plain, blocks[0]!, index), readable(compiled, blocks[1]!, index)];
    for (const [what, value] of wanted) {
      if (got.get(what) !== value) return `step ${index}, ${what}: ${value} and ${got.get(what)}`;
    }
  }
  const touched = [plain, compiled].map((executor) => executor.touched(world).join());
  return touched[0] === touched[1] ? undefined : `touched ${touched[0]} and ${touched[1]}`;
}

function blockOf({ layout, evidence }: Executor, count: number, first: number, stride: number): PathBlock {
  const items = Math.max(0, ...evidence.map((inStep) => inStep.length));
  return {
    count,
    first,
    stride,
    slots: new Float64Array(count * layout.slots),
    scores: new Float64Array(count * items),
  };
}

/** The failure of a step, in words; undefined where there is none. */
function outcome(executor: Executor, block: PathBlock, step: number, world: number): string | undefined {
  try {
    executor.run(block, step, world);
    return undefined;
  } catch (error) {
    if (error instanceof RunFailure) return told(error);
    throw error;
  }
}

/** The bits of all that the layout names, and of the scores of the step, on every path. */
function readable({ layout, evidence }: Executor, block: PathBlock, step: number): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const slots: [string, number][] = [];
  for (const kind of ['quantities', 'eventDays', 'metDays', 'statuses', 'expiries'] as const) {
    for (const [name, slot] of layout[kind]) slots.push([`${kind} ${name}`, slot]);
  }
  for (const { name, answer, given } of layout.questions) {
    slots.push([`answer ${name}`, answer]);
    if (given !== undefined) slots.push([`given ${name}`, given]);
  }
  for (let path = 0; path < block.count; path += 1) {
    for (const [what, slot] of slots) {
      values.set(`path ${path}: ${what}`, bitsText(block.slots[path * layout.slots + slot]!));
    }
    evidence[step]!.forEach((item, row) => {
      const what = `path ${path}: ${item.kind} ${item.name} ${item.date} (${row})`;
      values.set(what, bitsText(block.scores[row * block.count + path]!));
    });
  }
  return values;
}
