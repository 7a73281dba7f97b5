import type { Dependence, ExplainedCondition, Explanation, Leaf, Tie, Weighed, WeighedFormulation } from '@proviso/law';
import type { Case, Truth } from '@proviso/model';
import { shortDay } from '../shown-day.ts';
import { counted, listed, oneLine } from '../wording.ts';
import { citationText, recordedActText } from './citation-text.ts';
import { clauseTextOf } from './clause-text.ts';
import { conditionText } from './condition-text.ts';
import { headingOf } from './formulations.ts';
import { titleIn } from './register-head.ts';

/** A statement of an explanation, and what it rests on. */
export interface ExplanationNode {
  readonly text: string;
  /** The answer itself, or what is not to be overlooked. */
  readonly tone?: 'answer' | 'warning';
  /** Reasons, sources and titles. */
  readonly notes?: readonly string[];
  readonly children?: readonly ExplanationNode[];
}

const UNVERIFIED: ExplanationNode = { text: 'unverified: no source says how it stands', tone: 'warning' };

/** Why a subject stands as it does: its grounds, conditions and what it depends on, down to clause, record and source. */
export function explanationTree(explanation: Explanation, model: Case): readonly ExplanationNode[] {
  const { answer } = explanation;
  return [
    ...(answer.accounts.length === 0 ? [UNVERIFIED] : []),
    ...explanation.grounds.map(
      ({ status, leaves }): ExplanationNode => ({
        text: `${status}${endText(explanation)}${answer.verdict === undefined ? '' : `, ${answer.verdict}`}`,
        tone: answer.verdict ? 'warning' : 'answer',
        children:
          leaves.length > 0 ? leaves.map((leaf) => leafNode(leaf, model)) : [{ text: 'no record says otherwise' }],
      }),
    ),
    ...answer.lifted.map(
      ({ measure, because }): ExplanationNode => ({
        text: `without ${oneLine(measure)}`,
        children: [{ text: citationText(because, model) }],
      }),
    ),
    ...answer.exceptions.map(({ because }): ExplanationNode => ({ text: citationText(because, model) })),
    ...explanation.conditions.map((condition) => conditionNode(condition, model)),
    ...explanation.dependsOn.map((dependence) => dependenceNode(dependence, model)),
    ...explanation.ties.map((tie) => tieNode(tie)),
  ];
}

function endText({ answer: { status, through, suspendedThrough } }: Explanation): string {
  if (suspendedThrough !== undefined) return ` through ${shortDay(suspendedThrough)}`;
  return through !== undefined && status === 'in force' ? ` through ${shortDay(through)}` : '';
}

/** Clause or record with its id, the author's reason, and the source with its title. */
function leafNode({ citation, clause, record, sourceTitle }: Leaf, model: Case): ExplanationNode {
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

function conditionNode({ kind, clause, formulations }: ExplainedCondition, model: Case): ExplanationNode {
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

function partNodes({ parts }: WeighedFormulation, model: Case): readonly ExplanationNode[] {
  return parts.map(({ label, weighed }) => weighedNode(weighed, model, label));
}

function weighedNode(weighed: Weighed, model: Case, label?: string): ExplanationNode {
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

function dependenceNode({ kind, name, clause, explanation }: Dependence, model: Case): ExplanationNode {
  const title = titleIn(model, name);
  const text = `${kind} ${oneLine(name)}${explanation ? '' : ' (explained above)'}`;
  const notes = [...(title === undefined ? [] : [title]), ...(clause ? [clauseMark(clause)] : [])];
  return { text, notes, children: explanation ? explanationTree(explanation, model) : [] };
}

/** Where a clause stands whose words the tree says already. */
function clauseMark({ citation }: Leaf): string {
  if (citation.kind !== 'clause') return '';
  return `clause ${oneLine(citation.id)}${citation.source === undefined ? '' : ` (${oneLine(citation.source)})`}`;
}

function tieNode(tie: Tie): ExplanationNode {
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
