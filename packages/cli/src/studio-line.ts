import { Command } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';

/** The command line's words for `proviso studio`. */
export function studioLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('studio')
    .summary('open a case in the browser: read, turn the knobs, write')
    .description(
      'Opens a case in the browser of this machine: what is in force and what is likely, sliders, editor, evidence, scores. Nothing leaves the machine. Ctrl-C ends it.',
    )
    .argument('[case]', 'folder of the case', '.')
    .option('--as-of <day>', 'know nothing later when the page opens (it can be changed there)')
    .option('--port <n>', 'where to listen (default: 4600, or the next free one; 0: any)', wholeNumber(0, 65_535))
    .option('--no-open', 'only print the address; do not open a browser')
    .addHelpText(
      'after',
      examples('proviso studio cases/russia-2014 --as-of 2016-01-29', 'proviso studio --no-open --port 0'),
    )
    .action(async (folder, options) => {
      // Loaded here, since the server and the page's build take longer to load than a case to check.
      const { studio } = await import('./studio-command.ts');
      exit(await studio(folder, options, terminal));
    });
}
