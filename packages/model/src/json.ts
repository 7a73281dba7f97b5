import type { Case } from './case.ts';

/** The model as JSON text: keys sorted, no white space, so that equal models give equal text. */
export function serializeCase(model: Case): string {
  return canonicalJson(model);
}

/**
 * The model from text that {@link serializeCase} wrote.
 * @throws SyntaxError if the text is not JSON
 */
export function parseCase(text: string): Case {
  return JSON.parse(text) as Case;
}

/** JSON with sorted keys; properties that are `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`);
    return `{${entries.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`a model holds finite numbers, not ${value}`);
  return JSON.stringify(value);
}
