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
  const { asOf, reader, struck: without, adjustments, seed, paths } = setting;
  return await forecast(model, {
    ...running,
    ...{ asOf, without, adjustments, seed, paths, movers },
    ...(scenarios && { scenarios }),
    ...(reader !== undefined && { reader }),
  });
}
