import type { Condition, Expression, Span, When } from '@proviso/model';
import { shortDay } from '../shown-day.ts';
import { listed, oneLine } from '../wording.ts';

/** A condition as the language writes it, on one line, its days as people read them. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'always' : 'never';
    case 'and':
    case 'or':
      return condition.parts.map(inner).join(` ${condition.kind} `);
    case 'not':
      return `not ${inner(condition.of)}`;
    case 'compare':
      return `${figureText(condition.left)} ${condition.operator} ${figureText(condition.right)}${whenText(condition.when)}`;
    case 'happened':
      return `happened(${oneLine(condition.event)})${spanText(condition.within)}`;
    case 'met':
      return `met(${oneLine(condition.name)})${whenText(condition.when)}`;
    case 'fulfilled':
      return `fulfilled(${oneLine(condition.agreement)})${whenText(condition.when)}`;
    case 'resumable':
      return `resumable(${oneLine(condition.name)})${whenText(condition.when)}`;
    case 'pledge met':
      return `pledge met for ${oneLine(condition.regime)}${whenText(condition.when)}`;
    case 'status':
      return `${oneLine(condition.name)} ${condition.is}${whenText(condition.when)}`;
    case 'repealed':
      return `repealed(${oneLine(condition.name)})${whenText(condition.when)}`;
    case 'no regime':
      return `no regime${partyText('by', condition.by)}${partyText('against', condition.against)} in force${whenText(condition.when)}`;
  }
}

function inner(condition: Condition): string {
  const text = conditionText(condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${text})` : text;
}

function partyText(word: string, name: string | undefined): string {
  return name === undefined ? '' : ` ${word} ${oneLine(name)}`;
}

function whenText(when: When | undefined): string {
  if (!when) return '';
  if (when.kind === 'on') return ` on ${shortDay(when.date)}`;
  return ` throughout ${shortDay(when.from)} – ${shortDay(when.through)}`;
}

function spanText({ from, through }: Span = {}): string {
  const ends = [
    ...(from === undefined ? [] : [`from ${shortDay(from)}`]),
    ...(through === undefined ? [] : [`through ${shortDay(through)}`]),
  ];
  return ends.length === 0 ? '' : ` ${ends.join(' ')}`;
}

/** A figure in short: the law weighs none, so names suffice. */
function figureText(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'quantity':
    case 'lag':
      return oneLine(expression.name);
    case 'step':
      return 'step';
    case 'negate':
      return `-${figureText(expression.of)}`;
    case 'arithmetic':
      return `${figureText(expression.left)} ${expression.operator} ${figureText(expression.right)}`;
    case 'call':
      return `${expression.function}(${expression.arguments.map(figureText).join(', ')})`;
    case 'summary':
      return `${expression.of}(${figureText(expression.value)})`;
    case 'choice':
      return `a choice of ${listed([figureText(expression.then), figureText(expression.else)])}`;
  }
}
