import { Argument, Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';

type Exit = (code: number) => void;

/** The command lines that take in catalogues and give out intervals. Each command is loaded when it is run. */
export function exchangeLines(terminal: Terminal, exit: Exit): readonly Command[] {
  return [importLine(terminal, exit), exportLine(terminal, exit)];
}

function importLine(terminal: Terminal, exit: Exit): Command {
  return new Command('import')
    .summary('make a case from a catalogue of sanctions')
    .description(
      'Makes a case folder from a catalogue. `opensanctions`: the YAML files that describe programmes, one regime each; what they do not say is marked as unknown.',
    )
    .addArgument(new Argument('<catalogue>', 'kind of catalogue').choices(['opensanctions']))
    .argument('<folder>', 'folder that holds it')
    .option('--output <folder>', 'case folder to make', 'opensanctions')
    .addHelpText('after', examples('proviso import opensanctions meta/programs --output programmes'))
    .action(async (_, folder, options) => {
      const { importCase } = await import('./import-command.ts');
      exit(importCase(folder, options, terminal));
    });
}

function exportLine(terminal: Terminal, exit: Exit): Command {
  return new Command('export')
    .summary('write the status of every regime over all days')
    .description(
      'Writes over which days every regime and agreement stands how, with the clauses, records, acts and sources that say so. The README of packages/exchange describes the JSON.',
    )
    .argument('<case>', 'folder of the case')
    .addOption(new Option('--format <format>', 'how to write').choices(['csv', 'json']).default('csv'))
    .option('--known <day>', 'know nothing later (default: all that the case holds)')
    .option('--output <file>', 'write the result to a file instead of printing it')
    .addHelpText(
      'after',
      examples(
        'proviso export cases/russia-2014 --format csv --output intervals.csv',
        'proviso export cases/russia-2014 --format json --known 2016-01-29',
      ),
    )
    .action(async (folder, options) => {
      const { exportCase } = await import('./export-command.ts');
      exit(exportCase(folder, options, terminal));
    });
}
