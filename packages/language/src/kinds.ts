import type { AstNode } from 'langium';
import type { Named } from './program.ts';

/** A kind of declaration, as the syntax tree calls it. */
export type Kind = Named['$type'];

/** What each kind is called when the author is spoken to. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  Actor: 'an actor',
  Agreement: 'an agreement',
  DatedRecord: 'a record',
  Decision: 'a decision',
  Event: 'an event',
  Fact: 'a fact',
  Let: 'a let',
  Obligation: 'an obligation',
  Observe: 'an observation',
  Param: 'a param',
  Question: 'a question',
  Reader: 'a reader',
  Regime: 'a regime',
  Scenario: 'a scenario',
  Signal: 'a signal',
  Source: 'a source',
  State: 'a state',
  Statement: 'a statement',
  Table: 'a table',
  Union: 'a union',
  Vote: 'a vote',
};

const WHO: readonly Kind[] = ['Actor', 'Union'];
const DECIDES: readonly Kind[] = ['Actor', 'Decision', 'Union', 'Vote'];
const INSTRUMENT: readonly Kind[] = ['Agreement', 'Regime'];
const QUANTITY: readonly Kind[] = ['Let', 'Param', 'State'];
const ROWS: readonly Kind[] = ['Table', 'Union'];
const ON_RECORD: readonly Kind[] = ['Agreement', 'Decision', 'Event', 'Fact', 'Obligation', 'Regime', 'Vote'];

/** What may stand at each place of a name: syntax node and property, and the kinds that make sense there. */
const EXPECTED: Readonly<Record<string, readonly Kind[]>> = {
  'Actor.whole': WHO,
  'PartiesClause.parties': WHO,
  'Obligation.by': WHO,
  'Obligation.needs': ['Obligation'],
  'ImposedClause.by': WHO,
  'ImposedClause.against': WHO,
  'LapsesClause.by': DECIDES,
  'ContinuesClause.by': DECIDES,
  'PowerClause.by': DECIDES,
  'PledgeClause.statedBy': WHO,
  'PledgeClause.assessedBy': WHO,
  'PledgeClause.disputedBy': WHO,
  'RestsClause.on': INSTRUMENT,
  'SupersededClause.by': INSTRUMENT,
  'RespondsClause.to': INSTRUMENT,
  'ShadowsClause.regime': ['Regime'],
  'ReturnsClause.anyOf': WHO,
  'ReturnsClause.unless': ['Decision', 'Vote'],
  'Fact.by': WHO,
  'Decision.by': WHO,
  'Vote.union': ['Union'],
  'DatedRecord.subject': ON_RECORD,
  'DatedRecord.by': WHO,
  'DatedRecord.overrules': ['DatedRecord'],
  'Superseded.successor': INSTRUMENT,
  'Gap.subject': ON_RECORD,
  'Param.over': ROWS,
  'State.over': ROWS,
  'Let.over': ROWS,
  'Aggregate.over': ROWS,
  'Signal.about': QUANTITY,
  'Statement.by': WHO,
  'Statement.to': WHO,
  'Reading.reader': ['Reader'],
  'Reading.signal': ['Signal'],
  'Claim.question': ['Question'],
  'Claim.by': ['Actor', 'Reader', 'Union'],
  'SetQuantity.target': QUANTITY,
  'EventHappens.target': ['Event'],
  'EventDoesNot.target': ['Event'],
  'VoteForced.target': ['Decision', 'Vote'],
  'ActForced.target': ['Agreement', 'Fact', 'Obligation', 'Regime'],
  'NoRegime.by': WHO,
  'NoRegime.against': WHO,
  'Formulation.asIn': ['Source'],
};

/**
 * The kinds of declaration that a name may refer to at a place; undefined in expressions, where it depends on what is
 * computed.
 */
export function expectedKinds(node: AstNode, property: string): readonly Kind[] | undefined {
  if (property === 'basis' || property === 'source') return ['Source'];
  return EXPECTED[`${node.$type}.${property}`];
}

/** Kinds as a phrase: "an actor, a decision or a vote". */
export function oneOf(kinds: readonly Kind[]): string {
  const words = kinds.map((kind) => KIND_NAMES[kind]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
