import type { Dependence, ExplainedCondition, Explanation, Leaf, Tie, Weighed, WeighedFormulation } from '@proviso/law';
import type { Case, Truth } from '@proviso/model';
import { longDay, shortDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { wrap } from '../text/table.ts';
import { type TreeNode, treeLines } from '../text/tree.ts';
import { counted, listed, oneLine } from '../wording.ts';
import { citationText, recordedActText } from './citation-text.ts';
import { clauseTextOf } from './clause-text.ts';
import { conditionText } from './condition-text.ts';
import { comparisonLines, headingOf } from './formulations.ts';
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
      ...treeLines(explanationNodes(explanation, model, paint), columns, paint.muted),
    ],
    ...several.map((condition) => comparisonLines(condition, columns, paint)),
    remarkLines(explanation.flags, columns, paint),
  ]);
}

function explanationNodes(explanation: Explanation, model: Case, paint: Paint): readonly TreeNode[] {
  const { answer } = explanation;
  return [
    ...(answer.accounts.length === 0
      ? [{ text: 'unverified: no source says how it stands', paint: paint.warning }]
      : []),
    ...explanation.grounds.map(
      ({ status, leaves }): TreeNode => ({
        text: `${status}${endText(explanation)}${answer.verdict === undefined ? '' : `, ${answer.verdict}`}`,
        paint: answer.verdict ? paint.warning : paint.answer,
        children:
          leaves.length > 0 ? leaves.map((leaf) => leafNode(leaf, model)) : [{ text: 'no record says otherwise' }],
      }),
    ),
    ...answer.lifted.map(
      ({ measure, because }): TreeNode => ({
        text: `without ${oneLine(measure)}`,
        children: [{ text: citationText(because, model) }],
      }),
    ),
    ...answer.exceptions.map(({ because }): TreeNode => ({ text: citationText(because, model) })),
    ...explanation.conditions.map((condition) => conditionNode(condition, model)),
    ...explanation.dependsOn.map((dependence) => dependenceNode(dependence, model, paint)),
    ...explanation.ties.map((tie) => tieNode(tie)),
  ];
}

function endText({ answer: { status, through, suspendedThrough } }: Explanation): string {
  if (suspendedThrough !== undefined) return ` through ${shortDay(suspendedThrough)}`;
  return through !== undefined && status === 'in force' ? ` through ${shortDay(through)}` : '';
}

/** Clause or record with its id, the author's reason, and the source with its title. */
function leafNode({ citation, clause, record, sourceTitle }: Leaf, model: Case): TreeNode {
  const source = citation.kind === 'gap' ? undefined : citation.source;
  const because = (record ?? clause)?.provenance?.because;
  const guess = (record ?? clause)?.provenance?.guess === true;
  const notes = [
    ...(because === undefined ? [] : [`“${oneLine(because)}”`]),
    ...(guess ? ['a guess, by its author’s own word'] : []),
    ...(source === undefined
      ? []
      : [`source ${oneLine(source)}${sourceTitle === undefined ? '' : `: ${oneLine(sourceTitle)}`}`]),
  ];
  switch (citation.kind) {
    case 'gap':
      return { text: citationText(citation, model) };
    case 'clause':
      return { text: `clause ${oneLine(citation.id)}: ${clauseTextOf(model, citation.id)}`, notes };
    case 'record': {
      const by = record?.by === undefined ? '' : ` by ${oneLine(record.by)}`;
      const known = record && record.known !== record.date ? `, known ${shortDay(record.known)}` : '';
      const act = record ? recordedActText(record.act) : oneLine(citation.id);
      return { text: `record of ${shortDay(citation.date)}: ${act}${by}${known}`, notes };
    }
  }
}

const CONDITIONS: Readonly<Record<ExplainedCondition['kind'], string>> = {
  pledge: 'pledged to lift if',
  ends: 'ends when',
  resumes: 'resumes when',
  fulfilled: 'fulfilled when',
};

function conditionNode({ kind, clause, formulations }: ExplainedCondition, model: Case): TreeNode {
  const id = clause?.citation.kind === 'clause' ? ` (clause ${oneLine(clause.citation.id)})` : '';
  const only = formulations[0];
  if (formulations.length === 1 && only?.asIn === undefined && only) {
    return { text: `${CONDITIONS[kind]}${id}: ${truthText(only.truth)}`, children: partNodes(only, model) };
  }
  return {
    text: `${CONDITIONS[kind]}${id}, in ${counted(formulations.length, 'wording')}`,
    children: formulations.map((formulation, i) => ({
      text: `${headingOf(formulation, i)}: ${truthText(formulation.truth)}`,
      children: partNodes(formulation, model),
    })),
  };
}

function partNodes({ parts }: WeighedFormulation, model: Case): readonly TreeNode[] {
  return parts.map(({ label, weighed }) => weighedNode(weighed, model, label));
}

function weighedNode(weighed: Weighed, model: Case, label?: string): TreeNode {
  const { condition, truth, unknownBecause, citations, against, parts } = weighed;
  const named = label === undefined ? '' : `${oneLine(label)}: `;
  const title = titleOfAtom(weighed, model);
  const why = unknownBecause === undefined ? '' : ` (${oneLine(unknownBecause)})`;
  return {
    text: `${named}${conditionText(condition)}: ${truthText(truth)}${why}`,
    notes: [
      ...(title === undefined ? [] : [title]),
      ...citations.map((citation) => citationText(citation, model)),
      ...against.map((citation) => `against: ${citationText(citation, model)}`),
    ],
    children: parts.map((part) => weighedNode(part, model)),
  };
}

function titleOfAtom({ condition }: Weighed, model: Case): string | undefined {
  switch (condition.kind) {
    case 'met':
    case 'status':
    case 'repealed':
      return titleIn(model, condition.name);
    case 'happened':
      return titleIn(model, condition.event);
    default:
      return undefined;
  }
}

function truthText(truth: Truth): string {
  return truth === 'unknown' ? 'not known' : truth;
}

function dependenceNode({ kind, name, clause, explanation }: Dependence, model: Case, paint: Paint): TreeNode {
  const title = titleIn(model, name);
  const text = `${kind} ${oneLine(name)}${explanation ? '' : ' (explained above)'}`;
  const notes = [...(title === undefined ? [] : [title]), ...(clause ? [clauseMark(clause)] : [])];
  return { text, notes, children: explanation ? explanationNodes(explanation, model, paint) : [] };
}

/** Where a clause stands whose words the tree says already. */
function clauseMark({ citation }: Leaf): string {
  if (citation.kind !== 'clause') return '';
  return `clause ${oneLine(citation.id)}${citation.source === undefined ? '' : ` (${oneLine(citation.source)})`}`;
}

function tieNode(tie: Tie): TreeNode {
  if (tie.kind === 'responds to') {
    const { status, verdict, accounts } = tie.answer;
    const standing = verdict === 'contradictory' ? listed(accounts.map((a) => a.status)) : status;
    const which = [verdict ?? [], standing ?? []].flat().join(': ');
    return { text: `responds to ${oneLine(tie.name)}, which is ${which}`, notes: [clauseMark(tie.clause)] };
  }
  return {
    text: `its renewals shadow those of ${oneLine(tie.name)}`,
    notes: [clauseMark(tie.clause)],
    children: tie.pairs.map(({ renewed, nearest, days, within }) => ({
      text:
        nearest === undefined || days === undefined
          ? `renewed ${shortDay(renewed)}; the other was never renewed`
          : `renewed ${shortDay(renewed)}, ${counted(days, 'day')} from ${shortDay(nearest)}: ${within ? 'within' : 'not within'} the days stated`,
    })),
  };
}
