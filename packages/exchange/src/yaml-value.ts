import { parse, stringify } from 'yaml';

/** A value of a YAML document: whole numbers keep all their digits, maps their order and any keys. */
export type YamlValue = null | boolean | number | bigint | string | readonly YamlValue[] | YamlMap;
export interface YamlMap extends ReadonlyMap<string, YamlValue> {}

/** How YAML documents are read here. */
export const READING = { intAsBigInt: true, mapAsMap: true } as const;

/** A value as YAML on one line, from which {@link parseYamlValue} makes the same value. */
export function yamlText(value: YamlValue): string {
  const text = stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: false }).trimEnd();
  return isOneLine(text) ? text : escaped(value);
}

/** Characters that a `.proviso` file cannot hold, or that would not be told apart in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFD]|\p{Surrogate}/u;

/** Whether a text can stand between quotation marks in a `.proviso` file; line breaks and tabs can, as `\n` and `\t`. */
export function isWritable(text: string): boolean {
  return !UNWRITABLE.test(text);
}

/** Whether a text can stand there on one line, character by character. */
export function isOneLine(text: string): boolean {
  return isWritable(text) && !/[\n\r\t]/.test(text);
}

/** JSON, which is YAML too, with everything unwritable as an escape. */
function escaped(value: YamlValue): string {
  if (typeof value === 'string') {
    const hex = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return JSON.stringify(value).replace(new RegExp(UNWRITABLE, 'gu'), hex);
  }
  if (Array.isArray(value)) return `[${value.map(escaped).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([k, v]) => `${escaped(k)}: ${escaped(v)}`).join(', ')}}`;
  return yamlText(value as null | boolean | number | bigint);
}

/**
 * The value that a text of {@link yamlText} stands for.
 * @throws YAMLParseError if it is no YAML
 */
export function parseYamlValue(text: string): YamlValue {
  return parse(text, READING) as YamlValue;
}
