import type { Token } from './token.ts';

/** A token with the white space that belongs before it. */
export interface Placed {
  readonly token: Token;
  readonly before: string;
  /** The token's text, a comment of several lines moved along with its first. */
  readonly text: string;
}

const INDENT = 2;

/** What stands between one bracket and its partner, or the file as a whole. */
interface Frame {
  readonly bracket: 'file' | '{' | '(';
  /** Indent of what begins in the frame, and of the closing bracket. */
  readonly indent: number;
  readonly closing: number;
  /** Braces whose clauses stand on lines of their own. */
  readonly spread: boolean;
}

/**
 * The layout of a file: white space is a function of the tokens and of where the author broke lines, and of nothing
 * else, so that laying out twice changes nothing. Line breaks are kept (at most one blank line, between clauses only),
 * lines are indented anew, and braces that hold a line break put their clauses on lines of their own.
 */
export function layOut(tokens: readonly Token[]): readonly Placed[] {
  const partners = bracePartners(tokens);
  const frames: Frame[] = [{ bracket: 'file', indent: 0, closing: 0, spread: true }];
  let lineIndent = 0;
  return tokens.map((token, i) => {
    const frame = frames.at(-1)!;
    const previous = tokens[i - 1];
    const breaks = previous ? breaksBetween(previous, token, frame, tokens, i) : 0;
    if (closes(token, frame)) frames.pop();
    if (breaks > 0) lineIndent = indentOf(token, frame, tokens, i);
    if (isWord(token, '{')) frames.push(frameAt('{', lineIndent, isSpread(tokens, i, partners.get(i))));
    if (isWord(token, '(')) frames.push(frameAt('(', lineIndent, false));
    if (!previous) return { token, before: '', text: shifted(token, 0) };
    if (breaks === 0) return { token, before: spaceBetween(previous, token), text: token.text };
    return { token, before: '\n'.repeat(breaks) + ' '.repeat(lineIndent), text: shifted(token, lineIndent) };
  });
}

function frameAt(bracket: '{' | '(', lineIndent: number, spread: boolean): Frame {
  return { bracket, indent: lineIndent + INDENT, closing: lineIndent, spread };
}

function closes(token: Token, frame: Frame): boolean {
  return (frame.bracket === '{' && isWord(token, '}')) || (frame.bracket === '(' && isWord(token, ')'));
}

/** How many line breaks stand between two tokens: as many as the author put there, within the rules of the layout. */
function breaksBetween(previous: Token, token: Token, frame: Frame, tokens: readonly Token[], index: number): number {
  if (previous.kind === 'line comment') return clampBreaks(1);
  if (clings(previous, token)) return 0;
  if (isWord(previous, '{')) return isWord(token, '}') || !frame.spread || trails(tokens, index) ? 0 : 1;
  if (isWord(token, '}')) return frame.spread ? 1 : 0;
  if (token.begins === 'declaration' && previous.kind === 'word') return clampBreaks(1);
  return clampBreaks(0);

  function clampBreaks(least: number): number {
    const betweenClauses = frame.bracket !== '(' && standsBetweenClauses(tokens, index) && !isWord(token, '}');
    return Math.max(least, Math.min(token.breaks, betweenClauses ? 2 : 1));
  }
}

/** Whether a token never begins a line, or its predecessor never ends one. */
function clings(previous: Token, token: Token): boolean {
  if (token.kind !== 'word') return false;
  if (token.attached || token.text === '{' || SIGNS_AFTER.has(token.text)) return true;
  return previous.negates || isWord(previous, '.') || (token.unit !== undefined && token.unit === previous.unit);
}

const SIGNS_AFTER = new Set([',', ':', '.']);

/** Whether a token begins a declaration or clause, closes a body, or is a comment that stands before one of these. */
function standsBetweenClauses(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (at < tokens.length && tokens[at]!.kind !== 'word') at += 1;
  const next = tokens[at];
  return next === undefined || next.begins !== undefined || next.text === '}';
}

/** Whether a comment follows what stands before it on the line, with nothing after it. */
function trails(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  return token.kind !== 'word' && token.breaks === 0 && (!next || next.breaks > 0 || token.kind === 'line comment');
}

function indentOf(token: Token, frame: Frame, tokens: readonly Token[], index: number): number {
  if (closes(token, frame)) return frame.closing;
  if (frame.bracket === '(' || isWord(token, '{')) return frame.indent;
  return standsBetweenClauses(tokens, index) ? frame.indent : frame.indent + INDENT;
}

/** What separates two tokens on one line. */
function spaceBetween(previous: Token, token: Token): string {
  if (token.kind !== 'word') return isWord(previous, '(') ? '' : ' ';
  if (isWord(previous, '(') || isWord(token, ')') || SIGNS_AFTER.has(token.text)) return '';
  if (isWord(previous, '{') && token.text === '}') return '';
  if (previous.kind !== 'word') return ' ';
  if (token.attached || previous.negates || previous.text === '.') return '';
  if (token.unit !== undefined && token.unit === previous.unit) return '';
  // Several clauses on one line stand a little apart.
  if (token.begins === 'clause' && previous.text !== '{' && previous.text !== ',') return '   ';
  return ' ';
}

/** The closing brace of each opening one, by index. */
function bracePartners(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const partners = new Map<number, number>();
  tokens.forEach((token, i) => {
    if (isWord(token, '{')) open.push(i);
    else if (isWord(token, '}')) partners.set(open.pop()!, i);
  });
  return partners;
}

function isSpread(tokens: readonly Token[], open: number, close = open): boolean {
  const inside = tokens.slice(open + 1, close + 1);
  if (inside.length === 1) return false;
  return inside.some((token) => token.breaks > 0 || token.kind === 'line comment' || token.text.includes('\n'));
}

/** A comment of several lines keeps its shape: all its lines move by as much as the first. */
function shifted(token: Token, indent: number): string {
  const by = indent - token.column;
  if (by === 0 || token.kind !== 'block comment') return token.text;
  const [first, ...rest] = token.text.split('\n');
  const moved = rest.map((line) => {
    if (line === '' || by > 0) return line && ' '.repeat(by) + line;
    const room = line.length - line.trimStart().length;
    return line.slice(Math.min(room, -by));
  });
  return [first, ...moved].join('\n');
}

function isWord(token: Token, text: string): boolean {
  return token.kind === 'word' && token.text === text;
}
