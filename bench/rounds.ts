import type { Engine } from './engine.ts';

/** How fast engines are on one task. */
export interface Task {
  readonly title: string;
  readonly steps: number;
  readonly rounds: number;
  readonly engines: readonly Engine[];
  /** @throws Error where an answer is wrong: its time does not count */
  check(engine: Engine, answers: readonly number[]): void;
}

/** Million path-steps a second of each engine: the best of the rounds, in which the engines take turns. */
export async function speedsOf({ steps, rounds, engines, check }: Task): Promise<ReadonlyMap<string, number>> {
  const best = new Map<string, number>();
  const answers = new Map<Engine, number[]>(engines.map((engine) => [engine, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const engine of engines) {
      const { answer, ms } = await engine.run(engine.paths, round);
      answers.get(engine)!.push(answer);
      best.set(engine.name, Math.max(best.get(engine.name) ?? 0, (engine.paths * steps) / (ms * 1_000)));
    }
  }
  for (const engine of engines) {
    check(engine, answers.get(engine)!);
    await engine.close?.();
  }
  return best;
}

/** A table of speeds, and of each of the first engines against every other. */
export function speedTable(title: string, speeds: ReadonlyMap<string, number>, against: readonly string[]): string {
  const present = against.filter((name) => speeds.has(name));
  const head = ['', 'M/s', ...present.map((name) => `${name} : it`)];
  const rows = [...speeds].map(([name, speed]) => [
    name,
    speed.toFixed(1),
    ...present.map((ours) => (speeds.get(ours)! / speed).toFixed(2)),
  ]);
  return `${title}\n${columns([head, ...rows])}\n`;
}

/** Rows of cells under each other, the first to the left and all others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}
