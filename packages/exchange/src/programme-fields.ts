import type { Case, Regime } from '@proviso/model';
import { measureTitle, type Programme } from './programme.ts';
import { CATALOGUE } from './regime-text.ts';
import { parseYamlValue, type YamlValue } from './yaml-value.ts';

/**
 * The programme description that a regime was made from: the same fields with the same values, measures in order of
 * name. Undefined for a regime that carries no key of the catalogue.
 */
export function programmeOf(model: Case, regime: Regime): Programme | undefined {
  const { entry } = regime;
  const key = entry?.identifiers.find(({ source }) => source === CATALOGUE)?.value;
  if (!entry || key === undefined) return undefined;
  const url = model.sources.find(({ name }) => name === regime.provenance?.from)?.url;
  const fields: Readonly<Record<string, YamlValue | undefined>> = {
    title: regime.title,
    key,
    url: regime.provenance?.from === CATALOGUE ? undefined : url,
    summary: entry.description,
    issuer: regime.by,
    status: entry.listedAs,
    aliases: someOf(entry.aliases),
    target_territories: someOf(entry.territories),
    measures: someOf(regime.measures.map(measureTitle)),
  };
  const stated = Object.entries(fields).filter((field): field is [string, YamlValue] => field[1] !== undefined);
  const noted = entry.noted.map(({ field, value }) => [field, parseYamlValue(value)] as const);
  return { fields: new Map([...stated, ...noted]), comments: entry.remarks };
}

function someOf(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}
