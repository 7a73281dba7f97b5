import type { Fit } from '@proviso/forecast';
import { writeJson } from '../json.ts';

/** Name and version of the layout of a fit as JSON; SCHEMA.md describes it. */
const SCHEMA = 'proviso-fit/1';

/** The fit as JSON text without its draws, which Parquet holds; what is not defined, such as an R-hat of chains that never moved, is null. */
export function renderFitJson({ posterior, ...findings }: Fit): string {
  const { params: _, logLikelihoods: __, ...about } = posterior;
  return writeJson(SCHEMA, { ...about, ...findings });
}
