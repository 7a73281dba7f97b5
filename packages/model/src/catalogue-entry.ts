/** Something that a catalogue describes, or of which it says less than its status needs. */
export interface Catalogued {
  readonly entry?: CatalogueEntry;
  /** Sorted. */
  readonly unknown?: readonly UnknownMatter[];
}

/**
 * How a catalogue of sanctions describes a regime or agreement: kept word for word and without consequences, so that
 * what was taken over from a catalogue can be found there again and given back. Lists are in the order of the text.
 */
export interface CatalogueEntry {
  /** The marks by which sources call it; no two instruments of a case share one. */
  readonly identifiers: readonly Identifier[];
  /** Other names, such as "EO 13936". */
  readonly aliases: readonly string[];
  /** Codes of the territories it is aimed at, as the source writes them: "hk", "ua-cri". */
  readonly territories: readonly string[];
  readonly description?: string;
  /** The word under which the source lists it ("legacy"): what the source says, and no status by itself. */
  readonly listedAs?: string;
  /** What the source's editors remark beside it, a paragraph each. */
  readonly remarks: readonly string[];
  /** Fields of the source for which the language has no clause, with their values as YAML. */
  readonly noted: readonly NotedField[];
}

/** A mark that is unique within a source. */
export interface Identifier {
  readonly value: string;
  /** Name of the source. */
  readonly source: string;
}

export interface NotedField {
  readonly field: string;
  readonly value: string;
}

/** What no source says of an instrument; its status then comes out unverified and is not guessed. */
export type UnknownMatter = 'beginning' | 'end';
