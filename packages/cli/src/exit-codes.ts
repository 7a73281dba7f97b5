/** What the command's exit code tells a script; also printed by `proviso --help`. */
export const EXIT = {
  ok: 0,
  /** The case, or a file of it, has errors; nothing was run. */
  caseErrors: 1,
  /** The command line itself is wrong: an unknown option, a day that does not exist. */
  usage: 2,
  /** The case is well formed but its run failed: a probability over 1, data that no path explains. */
  runFailed: 3,
  /** A file could not be written. */
  notWritten: 4,
  /** Some files could not be imported; the others were. */
  importedInPart: 5,
  /** A ledger is not whole: a line is missing, changed, doubled or torn. */
  ledgerBroken: 6,
  /** A fault of Proviso itself. */
  fault: 70,
  /** Ended by Ctrl-C; nothing was written. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `Exit codes:
  0    done
  1    the case has errors (with --strict or --check: also warnings, or files not formatted)
  2    the command line is wrong
  3    the case is well formed but its run failed
  4    a file could not be written
  5    some files could not be imported; the others were
  6    a ledger is not whole
  70   a fault of Proviso itself; PROVISO_DEBUG=1 shows where
  130  interrupted; nothing was written`;
