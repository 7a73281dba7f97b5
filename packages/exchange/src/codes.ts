/** The codes of what can be wrong with what is imported; each has its page docs/errors/CODE.md. */
export const CODES = {
  PV0703: 'a file that is too large',
  PV0704: 'a file that is not text in UTF-8',
  PV1101: 'a description that is not readable YAML',
  PV1102: 'a description without a key',
  PV1103: 'a field that is not known',
  PV1104: 'two descriptions with one identifier',
  PV1105: 'a comment that no case can hold',
  PV1106: 'a file that cannot be opened',
} as const satisfies Record<`PV${string}`, string>;

export type Code = keyof typeof CODES;

/** Codes of what is kept all the same. */
export const WARNINGS: ReadonlySet<Code> = new Set<Code>(['PV1103', 'PV1105']);
