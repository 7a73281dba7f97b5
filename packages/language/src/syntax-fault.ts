import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { placeAt, type SourceFile } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';

/** What the parser says about a token that it could not use. */
export interface ParserFault {
  readonly name: string;
  readonly message: string;
  readonly token: FaultToken;
  readonly context: { readonly ruleStack: readonly string[] };
}

interface FaultToken {
  readonly image: string;
  readonly startOffset: number;
  readonly endOffset?: number | undefined;
  readonly tokenType: { readonly name: string };
}

/** Says in the author's words what the parser found where it expected something else. */
export function syntaxFault(file: SourceFile, fault: ParserFault, keywords: readonly string[]): Diagnostic {
  const { token } = fault;
  const ended = !(token.startOffset >= 0);
  const expected = expectedBy(fault);
  if (expected.some((word) => CLOSING[word]) && (ended || DECLARING.has(token.image))) {
    return unclosed(file, fault, expected.find((word) => CLOSING[word])!, ended);
  }
  const place = ended
    ? placeAt(file, Math.max(0, file.text.trimEnd().length - 1))
    : placeAt(file, token.startOffset, (token.endOffset ?? token.startOffset) + 1);
  if (token.image === 'until') return untilUsed(place);
  const previous = wordBefore(file.text, ended ? file.text.length : token.startOffset);
  if (token.image === '-' && /^\d{4}$/.test(previous ?? '')) return halfDate(file, previous!, token);
  const found = ended ? 'the end of the file' : `\`${token.image}\``;
  const after = previous === undefined ? '' : ` after \`${previous}\``;
  const like = !ended && token.tokenType.name === 'ID' ? nearest(token.image, keywords) : undefined;
  const reserved = expected.includes('ID') && /^[a-z]+$/.test(token.image) && token.tokenType.name !== 'ID';
  const names = wordsFor(expected);
  return diagnose('PV0001', {
    message: `${found} cannot stand here${after}${contextOf(fault)}`,
    help: like
      ? `did you mean \`${like}\`?`
      : reserved && !ended
        ? `\`${token.image}\` is a word of the language: to use it as a name, write ${token.image}_1 or the like`
        : names
          ? `${names} is expected here`
          : 'begin a declaration here (regime, record, param, question, ...), or finish the one above',
    place,
    ...instead(like, place),
  });
}

const CLOSING: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

/** Words that begin a declaration and stand nowhere else at the start of something. */
export const DECLARING: ReadonlySet<string> = new Set(
  (
    'use case timeline verified source reader unit actor union table agreement regime fact event decision vote record gap ' +
    'param state let observe signal statement question claim scenario'
  ).split(' '),
);

/** The token types that would have been right, as far as the parser says. */
function expectedBy(fault: ParserFault): readonly string[] {
  const single = /Expecting token of type '(.+?)' but found/.exec(fault.message)?.[1];
  if (single !== undefined) return single === 'EOF' ? [] : [single];
  const sequences = fault.message.matchAll(/^\s*\d+\. \[([^\],]+|\]|,)/gm);
  return [...new Set([...sequences].map((sequence) => sequence[1]!.trim()))];
}

/** The expected words as a phrase; nothing where there are too many to help. */
function wordsFor(expected: readonly string[]): string | undefined {
  if (expected.length === 0) return undefined;
  if (expected.includes('NUMBER') && expected.includes('ID')) return 'a number, a name or a bracket';
  if (expected.includes('ID')) return 'a name';
  if (expected.includes('DATE')) return 'a date (2016-07-31, 2016-07 or 2016)';
  const phrases: Readonly<Record<string, string>> = { NUMBER: 'a number', STRING: 'a text between quotation marks' };
  const words = expected.map((word) => phrases[word] ?? `\`${word}\``);
  if (words.length > 8) return undefined;
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const CONTEXTS: Readonly<Record<string, string>> = {
  Agreement: 'an agreement',
  Regime: 'a regime',
  State: 'a state',
  Vote: 'a vote',
  Scenario: 'a scenario',
  Statement: 'a statement',
  Signal: 'a signal',
  Question: 'a question',
  DatedRecord: 'a record',
  Event: 'an event',
  Source: 'a source',
};

function contextOf(fault: ParserFault): string {
  const rules = fault.context.ruleStack.map((rule) => rule.replace(/\u200B/g, ''));
  const context = rules.toReversed().find((rule) => CONTEXTS[rule]);
  return context ? ` in ${CONTEXTS[context]}` : '';
}

function untilUsed(place: Diagnostic['place']): Diagnostic {
  return diagnose('PV0003', {
    message: '`until` does not say whether its last day counts',
    help: 'say `through` (the day counts) or `before` (it does not)',
    ...(place && { place }),
    instead: ['through', 'before'],
  });
}

/** The word, number, text or sign that stands before an offset; what the parser calls the previous token may lie further on. */
function wordBefore(text: string, offset: number): string | undefined {
  const before = text.slice(Math.max(0, offset - 200), offset).trimEnd();
  return /(?:[\p{L}_][\p{L}\p{N}_]*|\d[\d.]*|"[^"\n]*"|\S)$/u.exec(before)?.[0];
}

function halfDate(file: SourceFile, year: string, dash: FaultToken): Diagnostic {
  const rest = /^-(\d{1,2}(?:-\d{1,2})?)?/.exec(file.text.slice(dash.startOffset))![0];
  const parts = rest.slice(1).split('-');
  const date = [year, ...parts.map((part) => part.padStart(2, '0'))].join('-');
  return diagnose('PV0404', {
    message: `\`${year}${rest}\` is neither a date nor a subtraction`,
    help: `write the date as ${date}`,
    place: placeAt(file, dash.startOffset - year.length, dash.startOffset + rest.length),
    instead: [date],
  });
}

function unclosed(file: SourceFile, fault: ParserFault, closing: string, ended: boolean): Diagnostic {
  const end = ended ? file.text.length : fault.token.startOffset;
  const opening = openBracket(file.text, closing, end);
  const last = file.text.slice(0, end).trimEnd().length;
  return diagnose('PV0002', {
    message: `the \`${CLOSING[closing]}\` is not closed before ${ended ? 'the file ends' : `\`${fault.token.image}\``}`,
    help: `write \`${closing}\` where it ends`,
    place: placeAt(file, opening ?? Math.max(0, last - 1)),
    related: [{ message: 'it should be closed by here', place: placeAt(file, Math.max(0, last - 1)) }],
  });
}

/** Offset of the last bracket of a kind that is still open before an offset; strings and comments are passed over. */
function openBracket(text: string, closing: string, end: number): number | undefined {
  const open: number[] = [];
  const tokens = /"(?:\\.|[^"\\\n\r])*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|[{}()[\]]/g;
  for (const { 0: token, index } of text.slice(0, end).matchAll(tokens)) {
    if (token === CLOSING[closing]) open.push(index);
    else if (token === closing) open.pop();
  }
  return open.at(-1);
}
