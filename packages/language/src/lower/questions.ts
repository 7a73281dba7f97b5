import type { Case, Claim, Intervention, Question } from '@proviso/model';
import { firstDay, lastDay } from '../calendar-date.ts';
import type {
  Claim as ClaimNode,
  Intervention as InterventionNode,
  Question as QuestionNode,
} from '../generated/ast.ts';
import { declaredBy, qualifiedName } from '../program.ts';
import { declarations } from './actors.ts';
import { lowerCondition, lowerExpression } from './expression.ts';
import { provenance, titled } from './provenance.ts';
import type { Scope } from './scope.ts';

/** What is asked, claimed and supposed. */
export function lowerQuestions(scope: Scope): Pick<Case, 'questions' | 'claims' | 'scenarios'> {
  const { program } = scope;
  const claims = program.trees.flatMap((tree) =>
    tree.declarations.flatMap((node) => (node.$type === 'Claim' ? [lowerClaim(node)] : [])),
  );
  return {
    questions: declarations(program, 'Question').map((node) => lowerQuestion(node, scope)),
    claims: claims.toSorted((a, b) => (claimKey(a) < claimKey(b) ? -1 : 1)),
    scenarios: declarations(program, 'Scenario').map((node) => ({
      ...titled(node),
      ...provenance(node),
      interventions: node.interventions.map((intervention) => lowerIntervention(intervention, scope)),
    })),
  };
}

function claimKey({ question, on, by, low, high }: Claim): string {
  return `${question} ${on} ${by} ${low} ${high}`;
}

function lowerQuestion(node: QuestionNode, scope: Scope): Question {
  const given = node.given && { given: lowerCondition(node.given, scope) };
  const asks: Question['asks'] = node.value
    ? { kind: 'value', value: lowerExpression(node.value, scope), on: firstDay(node.on!), ...given }
    : { kind: 'whether', condition: lowerCondition(node.condition!, scope), ...given };
  const published = node.asFinallyPublished && ({ asFinallyPublished: true } as const);
  return { ...titled(node), ...provenance(node), asks, ...published };
}

function lowerClaim(node: ClaimNode): Claim {
  return {
    ...provenance(node),
    question: node.question.$refText,
    low: node.low,
    high: node.high ?? node.low,
    by: node.by.$refText,
    on: firstDay(node.on),
  };
}

const ACTS = {
  lifted: 'lift',
  suspended: 'suspend',
  resumed: 'resume',
  repealed: 'repeal',
  terminated: 'terminate',
} as const;

function lowerIntervention(node: InterventionNode, scope: Scope): Intervention {
  const target = node.target.$refText;
  switch (node.$type) {
    case 'SetQuantity':
      return {
        kind: 'set',
        quantity: node.member === undefined ? target : `${target}(${node.member})`,
        value: lowerExpression(node.value, scope),
        ...(node.from !== undefined && { from: firstDay(node.from) }),
        ...(node.through !== undefined && { through: lastDay(node.through) }),
      };
    case 'EventHappens':
      return { kind: 'happens', event: target, on: firstDay(node.on) };
    case 'EventDoesNot':
      return { kind: 'does not happen', event: target };
    case 'VoteForced': {
      const [from, through] = [firstDay(node.period ?? node.from!), lastDay(node.period ?? node.through!)];
      return { kind: node.outcome, vote: target, from, through };
    }
    case 'ActForced': {
      const name = qualifiedName(declaredBy(scope.program, node.target)!);
      const on = firstDay(node.on);
      return node.act === 'met' ? { kind: 'met', name, on } : { kind: 'act', subject: name, act: ACTS[node.act], on };
    }
  }
}
