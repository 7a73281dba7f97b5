import type { Fence } from './markdown.ts';

/** A `proviso` command in a console block, with the lines printed below it. */
export interface ConsoleSession {
  readonly command: string;
  readonly output: string;
}

/** The `proviso` commands of a console block in order; what else the shell is told is not replayed. */
export function sessionsOf(fence: Fence): readonly ConsoleSession[] {
  const found: { command: string; output: string }[] = [];
  for (const line of fence.text.split('\n').slice(0, -1)) {
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), output: '' });
    else if (found.length > 0) found.at(-1)!.output += `${line}\n`;
  }
  return found.filter(({ command }) => command.startsWith('proviso '));
}

/** The words of a command line after `proviso`; double quotes hold one together. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!).slice(1);
}
