import type { Case, Decision, Event, Fact, MemberBallot, Vote, VotingRule } from '@proviso/model';
import { firstDay, lastDay } from '../calendar-date.ts';
import type {
  Ballot,
  Decision as DecisionNode,
  Event as EventNode,
  Fact as FactNode,
  Vote as VoteNode,
} from '../generated/ast.ts';
import { declaredBy } from '../program.ts';
import { declarations } from './actors.ts';
import { lowerChance } from './chance.ts';
import { provenance, titled } from './provenance.ts';
import { at, type Scope } from './scope.ts';

/** What comes about by chance: events, facts, decisions, votes. */
export function lowerChances(scope: Scope): Pick<Case, 'events' | 'facts' | 'decisions' | 'votes'> {
  const { program } = scope;
  return {
    events: declarations(program, 'Event').map((node) => lowerEvent(node, scope)),
    facts: declarations(program, 'Fact').map((node) => lowerFact(node, scope)),
    decisions: declarations(program, 'Decision').map((node) => lowerDecision(node, scope)),
    votes: declarations(program, 'Vote').map((node) => lowerVote(node, scope)),
  };
}

function lowerEvent(node: EventNode, scope: Scope): Event {
  return {
    ...titled(node),
    ...provenance(node),
    occurrence: occurrenceOf(node, scope),
    ...(node.recurring && { recurring: true }),
  };
}

function occurrenceOf(node: EventNode, scope: Scope): Event['occurrence'] {
  if (!node.chance) return { kind: 'recorded' };
  const chance = lowerChance(node.chance, scope);
  if (node.on !== undefined) return { kind: 'dated', on: firstDay(node.on), chance };
  return {
    kind: 'hazard',
    chance,
    ...(node.from !== undefined && { from: firstDay(node.from) }),
    ...(node.through !== undefined && { through: lastDay(node.through) }),
  };
}

function lowerFact(node: FactNode, scope: Scope): Fact {
  return {
    ...titled(node),
    ...provenance(node),
    ...(node.by && { by: node.by.$refText }),
    ...(node.chance && { chance: lowerChance(node.chance, scope) }),
  };
}

function lowerDecision(node: DecisionNode, scope: Scope): Decision {
  return { ...titled(node), ...provenance(node), by: node.by.$refText, chance: lowerChance(node.chance, scope) };
}

function lowerVote(node: VoteNode, scope: Scope): Vote {
  const ballot: Vote['ballot'] = node.chance
    ? { kind: 'as one', chance: lowerChance(node.chance, scope) }
    : { kind: 'members', members: memberBallots(node, scope) };
  const common = { ...titled(node), ...provenance(node, ...node.ballots), union: node.union.$refText };
  return { ...common, rule: votingRule(node), ballot };
}

/** The rule's two words come without their space from the parser. */
export function votingRule(node: VoteNode): VotingRule {
  switch (node.rule.replace(/\s+/g, '')) {
    case 'simplemajority':
      return 'simple majority';
    case 'qualifiedmajority':
      return 'qualified majority';
    case 'securitycouncil':
      return 'security council';
    default:
      return 'unanimity';
  }
}

/** One ballot for each member: its own where one is written, else that of `each`. */
function memberBallots(node: VoteNode, scope: Scope): readonly MemberBallot[] {
  const union = declaredBy(scope.program, node.union);
  const rows = union?.$type === 'Union' ? (scope.program.rows.get(union)?.rows ?? []) : [];
  const each = node.ballots.find((ballot) => ballot.variable);
  return rows.map((row) => {
    const ballot = node.ballots.find((own) => own.member === row.code) ?? each!;
    return lowerBallot(ballot, row.code, ballot.variable ? at(scope, ballot.variable, row) : scope);
  });
}

function lowerBallot(node: Ballot, member: string, scope: Scope): MemberBallot {
  return {
    member,
    consents: lowerChance(node.consents, scope),
    ...(node.abstains && { abstains: lowerChance(node.abstains, scope) }),
  };
}
