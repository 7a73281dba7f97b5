/**
 * Every code that a diagnostic can carry, with what it is about. A code is never reused for something else; its page is
 * docs/errors/CODE.md. PV08xx are warnings, all others errors.
 */
export const CODES = {
  PV0001: 'the text does not follow the grammar',
  PV0002: 'a bracket is not closed',
  PV0003: '`until` as a word of a range',
  PV0004: 'a character that is no part of the language',
  PV0005: 'a file that is no text of the language',
  PV0006: 'an expression nests too deeply',
  PV0404: 'a dash between numbers that is neither date nor subtraction',
  PV0101: 'a name stands for nothing',
  PV0102: 'a name is declared twice',
  PV0601: 'a file is not there',
  PV0602: 'a table has no such column',
  PV0603: 'nothing says when a figure could be known',
  PV0604: 'rows are out of order',
  PV0605: 'two figures for one date, known on one day',
  PV0606: 'a code stands twice in a table, or is missing',
  PV0607: 'a row of a table cannot be read',
  PV0608: 'a cell holds no date',
  PV0609: 'a cell holds no number',
  PV0610: 'a figure known before its date',
  PV0701: 'no such case folder',
  PV0702: 'a folder without a .proviso file',
  PV0703: 'a file is too large',
  PV0704: 'a file is not text in UTF-8',
} as const satisfies Record<`PV${string}`, string>;

export type Code = keyof typeof CODES;
