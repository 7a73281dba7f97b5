import { RunFailure } from '@proviso/kernel';
import type { ForecastFailure } from './options.ts';

/** What a run gives, or its failure as a value where the case makes no sense at run time. Faults of the program go on. */
export async function orFailure<T>(
  run: () => Promise<T>,
): Promise<T | { readonly kind: 'failure'; readonly failure: ForecastFailure }> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    const { code, subject, date, message, help } = error;
    return { kind: 'failure', failure: { code, subject, ...(date === undefined ? {} : { date }), message, help } };
  }
}
