import { Command, CommanderError, Option } from 'commander';
import { calibrateLine } from './calibrate-line.ts';
import { examples } from './examples.ts';
import { exchangeLines } from './exchange-lines.ts';
import { EXIT, EXIT_CODES_HELP } from './exit-codes.ts';
import { fitLine } from './fit-line.ts';
import { newsLine } from './news-line.ts';
import { registerLines } from './register-lines.ts';
import { scoringLines } from './scoring-lines.ts';
import { studioLine } from './studio-line.ts';
import type { Terminal } from './terminal.ts';
import { threadsOption } from './threads-option.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * Runs one command line.
 * @param arguments_ what follows the command's name
 * @returns the exit code
 */
export async function run(arguments_: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.ok;
  const program = commandLine(terminal, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (isOutOfMemory(error)) {
      terminal.err(
        'error: the machine has too little memory for this run\n  help: take fewer --paths or --particles\n',
      );
      return EXIT.runFailed;
    }
    if (process.env.PROVISO_DEBUG) throw error;
    const what = error instanceof Error ? error.message : String(error);
    terminal.err(`error: Proviso itself failed: ${what}\n  help: this is a fault of the program, not of the case; `);
    terminal.err('run it again with PROVISO_DEBUG=1 and report what it prints\n');
    return EXIT.fault;
  }
}

function commandLine(terminal: Terminal, exit: (code: number) => void): Command {
  const program = new Command('proviso')
    .description('Sanctions as text that runs: what is in force, what would change it, how likely it is.')
    .version('0.1.0')
    .helpCommand(false)
    .showHelpAfterError('(proviso --help lists the commands, proviso COMMAND --help explains one)')
    .addHelpText('after', `\n${EXIT_CODES_HELP}`);
  const configure = (command: Command): Command => {
    command.commands.forEach(configure);
    return command.exitOverride().configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    });
  };
  configure(program);
  for (const command of [
    checkLine(terminal, exit),
    ...registerLines(terminal, exit),
    forecastLine(terminal, exit),
    studioLine(terminal, exit),
    fitLine(terminal, exit),
    calibrateLine(terminal, exit),
    newsLine(terminal, exit),
    ...scoringLines(terminal, exit),
    formatLine(terminal, exit),
    newLine(terminal, exit),
    ...exchangeLines(terminal, exit),
    languageServerLine(),
  ]) {
    program.addCommand(configure(command));
  }
  return program;
}

function checkLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('check')
    .summary('report every error and warning of a case')
    .description(
      'Reports every error and warning of a case: names, kinds, units, dates, cycles, data. Each has a code that docs/errors/ explains.',
    )
    .argument('<case>', 'folder of the case')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--strict', 'exit with 1 on warnings too', false)
    .addHelpText('after', examples('proviso check cases/first', 'proviso check cases/russia-2014 --format json'))
    .action(async (folder, options) => {
      // Each command loads what it needs itself: help waits for nothing, and a check not for charts.
      const { check } = await import('./check-command.ts');
      exit(check(folder, options, terminal));
    });
}

function forecastLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('forecast')
    .summary('say how likely each outcome is, as of a day')
    .description(
      'Runs a case as of a day: records and figures known by then take the place of chance, the rest is simulated. Answers the questions of the case, each with its error.',
    )
    .argument('<case>', 'folder of the case')
    .option('--as-of <day>', 'know nothing later (default: the day up to which the records were checked)')
    .option('--paths <n>', 'how many futures to draw', wholeNumber(1, 10_000_000), 2_000)
    .option('--seed <n>', 'number that fixes all draws', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--scenario <name...>', 'run only these scenarios (default: all of the case; "none" for none)')
    .option('--reader <name>', 'whose readings of statements count (default: the first; "all": side by side)')
    .addOption(
      new Option(
        '--set <name=value>',
        'hold a param (NAME=55), make an event happen or not (NAME=happens, "NAME=does not happen"), or change a ' +
          'value of a scenario (SCENARIO.NAME=70); may be given several times',
      )
        .argParser<readonly string[]>((text, before) => [...before, text])
        .default([], 'nothing'),
    )
    .addOption(
      new Option('--without <statement>', 'strike a statement, as if nobody had made it; may be given several times')
        .argParser<readonly string[]>((text, before) => [...before, text])
        .default([], 'none'),
    )
    .option('--posterior <file>', 'take the params from the draws that proviso fit saved')
    .addOption(
      new Option('--executor <which>', 'what runs the paths; the numbers are the same to the last bit')
        .choices(['compiled', 'interpreter'])
        .default('compiled'),
    )
    .addOption(threadsOption())
    .option('--why', 'show what moves each answer most', false)
    .option('--watch', 'show what is pending and would move each answer most once it is known', false)
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'html', 'csv']).default('text'))
    .option('--output <file>', 'write the result to a file instead of printing it')
    .option('--html <file>', 'write an HTML report as well')
    .option('--ledger <file>', 'append each answer to a ledger (see proviso ledger)')
    .addHelpText(
      'after',
      examples(
        'proviso forecast cases/russia-2014 --as-of 2016-01-29',
        'proviso forecast cases/russia-2014 --as-of 2016-10-05 --why --scenario oil_recovers',
        'proviso forecast cases/russia-2014 --as-of 2016-01-29 --reader market --html report.html',
        'proviso forecast cases/russia-2014 --as-of 2016-01-29 --reader all --scenario none',
        'proviso forecast cases/russia-2014 --as-of 2016-01-29 --set oil_anchor=55 --set outsider=happens',
        'proviso forecast cases/russia-2014 --as-of 2016-01-29 --without kerry_davos',
        'proviso forecast cases/first --as-of 2026-03-31 --watch',
        'proviso forecast cases/first --format json --output first.json',
      ),
    )
    .action(async (folder, { scenario, ...options }) => {
      const scenarios = scenario === undefined ? {} : { scenarios: scenario.filter((name: string) => name !== 'none') };
      const { forecastCase } = await import('./forecast-command.ts');
      exit(await forecastCase(folder, { ...options, ...scenarios }, terminal));
    });
}

function formatLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('format')
    .summary('lay out .proviso files')
    .description('Lays out .proviso files in place; what they mean and their comments stay.')
    .argument('<path...>', 'case folders or .proviso files; "-" reads standard input')
    .option('--check', 'change nothing; exit with 1 if a file is not formatted', false)
    .addHelpText('after', examples('proviso format cases/first', 'proviso format --check cases/russia-2014'))
    .action(async (paths, options) => {
      const { format } = await import('./format-command.ts');
      exit(await format(paths, options, terminal));
    });
}

function newLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('new')
    .summary('begin a case')
    .description('Makes a folder with a small case that checks and runs.')
    .argument('<folder>', 'folder to make')
    .addHelpText('after', examples('proviso new my-case'))
    .action(async (folder) => {
      const { newCase } = await import('./new-command.ts');
      exit(newCase(folder, terminal));
    });
}

function languageServerLine(): Command {
  return new Command('language-server')
    .summary('serve an editor over standard input and output')
    .description(
      'Speaks the Language Server Protocol on standard input and output: diagnostics, completion, hover, definitions, formatting. docs/editors.md says how to set up an editor.',
    )
    .option('--stdio', 'accepted and ignored: there is no other way', true)
    .addHelpText('after', examples('proviso language-server'))
    .action(async () => {
      const { startLanguageServer } = await import('@proviso/language/node');
      startLanguageServer();
    });
}

/** An array that the machine has no room for: too many paths, not a fault of the program. */
function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    /allocation failed|invalid (typed )?array length|could not allocate memory|unable to grow/i.test(error.message)
  );
}
