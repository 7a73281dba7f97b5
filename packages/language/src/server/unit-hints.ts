import { formatUnit } from '@proviso/model';
import { type CstNode, GrammarUtils } from 'langium';
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver';
import type { Quantity } from '../program.ts';
import { inferUnits } from '../quantity-units.ts';
import type { CaseView } from './case-view.ts';

/** The units that the author did not write, where they would stand, in a range of a file; accepting one writes it. */
export function unitHints(view: CaseView, file: string, range: Range): InlayHint[] {
  const unitOf = inferUnits(view.program);
  const viewed = view.files.find(({ source }) => source.path === file);
  const hints = (viewed?.tree.declarations ?? []).map((node): InlayHint | undefined => {
    if ((node.$type !== 'Param' && node.$type !== 'State' && node.$type !== 'Let') || node.unit) return undefined;
    const [unit, before] = [unitOf(node), placeOfUnit(node)];
    if (!unit || !before) return undefined;
    const [label, position] = [`[${formatUnit(unit)}]`, before.range.end];
    return {
      position,
      label,
      kind: InlayHintKind.Type,
      tooltip: 'inferred unit',
      paddingLeft: true,
      textEdits: [{ range: { start: position, end: position }, newText: ` ${label}` }],
    };
  });
  return hints.filter(
    (hint) => hint !== undefined && hint.position.line >= range.start.line && hint.position.line <= range.end.line,
  ) as InlayHint[];
}

/** What a unit stands behind: the title, else the index in brackets, else the name. */
function placeOfUnit(node: Quantity): CstNode | undefined {
  const title = GrammarUtils.findNodeForProperty(node.$cstNode, 'title');
  const index = node.over && GrammarUtils.findNodeForKeyword(node.$cstNode, ')');
  return title ?? index ?? GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
}
