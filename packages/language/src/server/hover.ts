import { formatUnit } from '@proviso/model';
import { type AstNode, CstUtils } from 'langium';
import { formatText } from '../formatter.ts';
import type { Source } from '../generated/ast.ts';
import type { ProvenanceWords } from '../lower/provenance.ts';
import { qualifiedName } from '../program.ts';
import type { CaseView } from './case-view.ts';
import { DESCRIBED_WORDS } from './described-words.ts';
import { type Meaning, occurrenceAt } from './occurrence.ts';

/** What an editor tells about the word at a place, as Markdown; line and column count from 1. */
export function hoverAt(view: CaseView, file: string, line: number, column: number): string | undefined {
  const occurrence = occurrenceAt(view.occurrences, file, line, column);
  if (occurrence) return describe(occurrence.meaning, view);
  const word = calleeAt(view, file, line, column);
  const described = word === undefined ? undefined : DESCRIBED_WORDS.get(word);
  return described && `**${described.kind}** \`${word}(${described.arguments})\`\n\n${described.says}`;
}

/** What a name means: its kind and title, unit, declaration and provenance, as Markdown. */
export function describe(meaning: Meaning, view: CaseView): string {
  switch (meaning.kind) {
    case 'declared':
      return describeDeclaration(meaning.node, view);
    case 'row':
      return `**member** \`${meaning.row.code}\` ${meaning.row.title}`;
    case 'step':
      return '**step**\n\nLength of a step of the timeline, in years: one month is 1/12.';
  }
}

type Declaration = Extract<Meaning, { kind: 'declared' }>['node'];

function describeDeclaration(node: Declaration, view: CaseView): string {
  const title = 'title' in node && node.title ? ` ${node.title}` : '';
  const parts = [
    `**${kindOf(node)}** \`${nameOf(node)}\`${title}`,
    unitLine(node, view),
    `\`\`\`proviso\n${declarationText(node)}\n\`\`\``,
    node.$type === 'Source' ? sourceLine(node) : provenanceLine(node as ProvenanceWords, view),
  ];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

function nameOf(node: Declaration): string {
  return node.$type === 'Obligation' ? qualifiedName(node) : (node.name ?? '');
}

function kindOf(node: AstNode): string {
  return node.$type === 'DatedRecord' ? 'record' : node.$type.toLowerCase();
}

/** The unit of a quantity, from the model, so that it is told also where the author did not write it. */
function unitLine(node: Declaration, view: CaseView): string | undefined {
  if (node.$type !== 'Param' && node.$type !== 'State' && node.$type !== 'Let') return undefined;
  const quantities = view.model ? [...view.model.params, ...view.model.states, ...view.model.lets] : [];
  // A quantity of each member is expanded to `name(MEMBER)`; all have the same unit.
  const found = quantities.find(({ name }) => name === node.name || name.startsWith(`${node.name}(`));
  if (!found) return undefined;
  return `Unit: \`[${formatUnit(found.unit)}]\`${node.unit ? '' : ' (inferred)'}`;
}

const LINES_SHOWN = 12;

/** The declaration as the formatter writes it, cut after some lines. */
function declarationText(node: Declaration): string {
  const written = node.$cstNode?.text ?? '';
  const formatted = formatText(written);
  const lines = ('text' in formatted ? formatted.text : written).trimEnd().split('\n');
  return lines.length > LINES_SHOWN ? [...lines.slice(0, LINES_SHOWN - 1), '  ...'].join('\n') : lines.join('\n');
}

function sourceLine(source: Source): string | undefined {
  const parts = [source.published && `published ${source.published}`, source.url, source.file];
  return parts.filter((part) => part).join(', ') || undefined;
}

function provenanceLine(words: ProvenanceWords, view: CaseView): string | undefined {
  const named = view.program.named.get(words.basis?.$refText ?? '');
  const source = named?.$type === 'Source' ? `*${named.title}*${named.published ? ` (${named.published})` : ''}` : '';
  const sentences = [
    words.because && `Because “${words.because}”.`,
    words.basis && `From ${source || words.basis.$refText}.`,
    words.guess && 'A guess.',
  ];
  return sentences.filter((sentence) => sentence).join(' ') || undefined;
}

/** The word before the bracket of a call, where the place is on it. */
function calleeAt(view: CaseView, file: string, line: number, column: number): string | undefined {
  const viewed = view.files.find(({ source }) => source.path === file);
  const start = viewed?.source.lineStarts[line - 1];
  if (!viewed?.tree.$cstNode || start === undefined) return undefined;
  const leaf = CstUtils.findLeafNodeAtOffset(viewed.tree.$cstNode, start + column - 1);
  return leaf && leaf.astNode.$type === 'Call' ? leaf.text : undefined;
}
