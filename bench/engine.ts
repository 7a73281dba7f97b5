import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of an engine gave. */
export interface Measured {
  readonly answer: number;
  readonly ms: number;
}

/** Something that can run a model of the bench. */
export interface Engine {
  readonly name: string;
  /** Paths or particles of a round; fewer for an engine that is slow. */
  readonly paths: number;
  run(paths: number, round: number): Measured | Promise<Measured>;
  /** Ends what the engine keeps alive between rounds. */
  close?(): void | Promise<void>;
}

const BENCH = fileURLToPath(new URL('.', import.meta.url));

/** A program that prints its answer and its milliseconds. */
export function program(command: string, args: (paths: number, round: number) => readonly string[]): Engine['run'] {
  return (paths, round) => {
    const printed = execFileSync(command, [...args(paths, round)], { encoding: 'utf8' });
    const [answer, ms] = printed.trim().split(' ').map(Number);
    return { answer: answer!, ms: ms! };
  };
}

/** A C source of `bench/native` in two variants, compiled into a folder: the kernel's lanes, and all that the machine has. */
export function nativeEngines(
  source: string,
  folder: string,
  paths: number,
  args: (paths: number, round: number) => readonly string[],
): readonly Engine[] {
  const compiled = (name: string, lanes: number, flag: string): readonly Engine[] => {
    const binary = join(folder, `${source}-${lanes}`);
    const options = ['-O3', '-ffp-contract=off', `-DLANES=${lanes}`, flag, '-o', binary];
    return has('cc', ...options, join(BENCH, `native/${source}.c`), '-lm')
      ? [{ name, paths, run: program(binary, args) }]
      : [];
  };
  return [...compiled('C by hand, 2 lanes', 2, '-msse4.2'), ...compiled('C by hand, 4 lanes', 4, '-march=native')];
}

/** A script of `bench/native`, where python3 (or what PYTHON names) has the module that it needs. */
export function pythonEngine(
  name: string,
  module: string,
  script: string,
  paths: number,
  args: (paths: number, round: number) => readonly string[],
): readonly Engine[] {
  const python = process.env.PYTHON ?? 'python3';
  if (!has(python, '-c', `import ${module}`)) return [];
  const file = join(BENCH, `native/${script}`);
  return [{ name, paths, run: program(python, (n, round) => [file, ...args(n, round)]) }];
}

/** An engine of `bench/peers`, where `npm run bench:peers` has installed it. */
export function peerEngine(name: string, module: string, script: string, paths: number): readonly Engine[] {
  if (!existsSync(join(BENCH, 'peers/node_modules', module))) return [];
  const file = join(BENCH, 'peers', script);
  return [{ name, paths, run: program(process.execPath, (n) => [file, String(n)]) }];
}

function has(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
