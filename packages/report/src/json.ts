import type { Forecast } from '@proviso/forecast';

/** Name and version of the layout that {@link renderJson} writes; SCHEMA.md describes it. A change that breaks readers raises the number. */
export const JSON_SCHEMA = 'proviso-forecast/1';

/**
 * The forecast as JSON text, every number in full: `schema` first, then the fields of {@link Forecast}, keys sorted at
 * every level, so that equal forecasts give equal text. A number that is not finite becomes null.
 */
export function renderJson(forecast: Forecast): string {
  const { schema, ...rest } = { ...(sorted(forecast) as object), schema: JSON_SCHEMA };
  return `${JSON.stringify({ schema, ...rest }, null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, v]) => [key, sorted(v)]));
}
