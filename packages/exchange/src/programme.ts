import type { YamlValue } from './yaml-value.ts';

/** A sanctions programme as OpenSanctions describes it in one file. */
export interface Programme {
  /** The file's fields and their values, those that are not known among them. */
  readonly fields: ReadonlyMap<string, YamlValue>;
  /** The comments of the file, a paragraph each, without their line breaks. */
  readonly comments: readonly string[];
}

/** The fields that programme files have, in their usual order. */
export const PROGRAMME_FIELDS = [
  'id',
  'title',
  'key',
  'url',
  'summary',
  'issuer',
  'dataset',
  'status',
  'aliases',
  'target_territories',
  'measures',
] as const;

export type ProgrammeField = (typeof PROGRAMME_FIELDS)[number];

/** The name of a measure from its title, as in `asset_freeze`; undefined where the title cannot be told from it again. */
export function measureName(title: string): string | undefined {
  const name = title.charAt(0).toLowerCase() + title.slice(1).replaceAll(' ', '_');
  return measureTitle(name) === title ? name : undefined;
}

/** The title of a measure from its name. */
export function measureTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}
