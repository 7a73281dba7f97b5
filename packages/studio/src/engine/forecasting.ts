import { type ForecastOptions, type ForecastOutcome, forecast } from '@proviso/forecast';
import type { Case } from '@proviso/model';
import type { ForecastQuestion } from './protocol.ts';

/**
 * The one place where the page runs a forecast: whatever runs paths faster comes in here.
 * @throws the signal's reason once it is aborted
 */
export async function runForecast(
  model: Case,
  { setting, movers, scenarios }: ForecastQuestion,
  running: Pick<ForecastOptions, 'onProgress' | 'signal'>,
): Promise<ForecastOutcome> {
  const { asOf, reader, adjustments, seed, paths } = setting;
  return await forecast(withoutStatements(model, setting.struck), {
    ...running,
    ...{ asOf, adjustments, seed, paths, movers },
    ...(scenarios && { scenarios }),
    ...(reader !== undefined && { reader }),
  });
}

/** The case without the statements that were struck: nobody has said them. */
function withoutStatements(model: Case, struck: readonly string[]): Case {
  if (struck.length === 0) return model;
  return { ...model, statements: model.statements.filter(({ name }) => !struck.includes(name)) };
}
