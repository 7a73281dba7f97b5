import { calibrate } from '@proviso/forecast';
import { renderCalibration, renderCalibrationJson } from '@proviso/report';
import { inOrderOfText } from '@proviso/report/words';
import { asOfDay } from './as-of-day.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { runInterruptibly } from './interruptible.ts';
import { modelToRun, openCase } from './open-case.ts';
import { reportFailure } from './run-failure.ts';
import type { Terminal } from './terminal.ts';

export interface CalibrateCommandOptions {
  readonly asOf?: string;
  readonly fits: number;
  readonly warmup: number;
  /** As many as it takes where undefined. */
  readonly particles?: number;
  readonly seed: number;
  readonly reader?: string;
  readonly format: 'text' | 'json';
}

/** `proviso calibrate`: whether fits of a case find params that are known, because its figures were simulated from them. */
export async function calibrateCase(
  folder: string,
  options: CalibrateCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model) return EXIT.caseErrors;
  const asOf = asOfDay(options.asOf, model, terminal);
  if (asOf === undefined) return EXIT.usage;
  const { asOf: _, format, ...numbers } = options;
  const outcome = await runInterruptibly(terminal, (running) => calibrate(model, { ...numbers, ...running, asOf }));
  switch (outcome.kind) {
    case 'interrupted':
      return EXIT.interrupted;
    case 'failure':
      return reportFailure(outcome.failure, opened.checked, terminal);
    case 'calibration': {
      const params = inOrderOfText(outcome.calibration.params, opened.checked.places);
      const calibration = { ...outcome.calibration, params };
      const { columns, colour } = terminal;
      terminal.out(
        format === 'json' ? renderCalibrationJson(calibration) : renderCalibration(calibration, { columns, colour }),
      );
      return EXIT.ok;
    }
  }
}
