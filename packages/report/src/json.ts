import type { Forecast } from '@proviso/forecast';

/** Name and version of the layout that {@link renderJson} writes; SCHEMA.md describes it. A change that breaks readers raises the number. */
export const JSON_SCHEMA = 'proviso-forecast/1';

/** The forecast as JSON text, every number in full; see {@link writeJson}. */
export function renderJson(forecast: Forecast): string {
  return writeJson(JSON_SCHEMA, forecast);
}

/**
 * Plain data as JSON text: `schema` first, then its fields, keys sorted at every level, so that equal data give equal
 * text. What is undefined is left out; a number that is not finite becomes null.
 */
export function writeJson(schema: string, data: object): string {
  return `${JSON.stringify({ schema, ...(sorted(data) as object) }, null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, v]) => [key, sorted(v)]));
}
