import type { Explanation } from '@proviso/law';
import { longDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { wrap } from '../text/table.ts';
import { type TreeNode, treeLines } from '../text/tree.ts';
import { oneLine } from '../wording.ts';
import { type ExplanationNode, explanationTree } from './explanation-tree.ts';
import { comparisonLines } from './formulations.ts';
import { headLines, type RegisterPage, remarkLines, titleIn } from './register-head.ts';

export interface ExplanationPage extends RegisterPage {
  readonly explanation: Explanation;
}

/** Why a subject stands as it does: its grounds, conditions and what it depends on, down to clause, record and source. */
export function renderExplanation(page: ExplanationPage, options: PageOptions): string {
  const { model, explanation } = page;
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const { answer } = explanation;
  const title = titleIn(model, answer.name);
  const several = explanation.conditions.filter(({ formulations }) => formulations.length > 1);
  return pageOf([
    headLines(page, `Why ${oneLine(answer.name)} stands as it does on ${longDay(answer.on)}`, columns, paint),
    [
      ...wrap(`${oneLine(answer.name)}${title === undefined ? '' : `: ${title}`}`, columns).map(paint.strong),
      ...treeLines(
        explanationTree(explanation, model).map((node) => painted(node, paint)),
        columns,
        paint.muted,
      ),
    ],
    ...several.map((condition) => comparisonLines(condition, columns, paint)),
    remarkLines(explanation.flags, columns, paint),
  ]);
}

function painted({ text, tone, notes, children }: ExplanationNode, paint: Paint): TreeNode {
  return {
    text,
    ...(tone && { paint: paint[tone] }),
    ...(notes && { notes }),
    ...(children && { children: children.map((child) => painted(child, paint)) }),
  };
}
