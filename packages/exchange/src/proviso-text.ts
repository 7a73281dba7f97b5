import { nameFor } from '@proviso/language';

/** Widest line that is written. */
const WIDTH = 100;

/** A text between quotation marks. */
export function quoted(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (c) => escapes[c]!)}"`;
}

/** A word of a catalogue: as it is where it can be a name, else between quotation marks. */
export function code(word: string): string {
  return nameFor(word) === word ? word : quoted(word);
}

/** A clause with a text, which stands in pieces of a line each where it is long. */
export function textClause(words: string, text: string): string {
  const line = `${words} ${quoted(text)}`;
  if (line.length <= WIDTH) return line;
  return [words, ...piecesOf(text).map((piece) => `  ${quoted(piece)}`)].join('\n');
}

/** A text cut at single spaces: joined by a space the pieces are the text again. */
function piecesOf(text: string): readonly string[] {
  const words = text.split(/(?<=\S) (?=\S)/);
  const pieces: string[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= WIDTH - 10)
      pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(word);
  }
  return pieces;
}

/** A clause with a list, broken where a line would become too long. */
export function listClause(words: string, items: readonly string[]): string {
  const lines = [words];
  for (const [i, item] of items.entries()) {
    const written = i < items.length - 1 ? `${item},` : item;
    const joined = `${lines.at(-1)} ${written}`;
    if (joined.length <= WIDTH || lines.at(-1) === words) lines[lines.length - 1] = joined;
    else lines.push(`  ${written}`);
  }
  return lines.join('\n');
}
