import { fileURLToPath } from 'node:url';
import type { Terminal } from '@proviso/cli';

/** The root of the repository, in which the commands of the docs are run. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A terminal that keeps what is written to it: a pipe of 80 columns, without colour. */
export function recordingTerminal(cwd = ROOT, input = ''): Terminal & { readonly written: () => string } {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  return {
    cwd,
    out: write,
    err: write,
    input: async () => input,
    columns: 80,
    colour: false,
    interactive: false,
    today: () => '2026-11-21',
    now: () => '2026-11-21T12:00:00.000Z',
    onInterrupt: () => () => {},
    written: () => written.join(''),
  };
}
