import type { Named } from '../program.ts';

type Kind = Named['$type'];

const WHO: readonly Kind[] = ['Actor', 'Union'];
const DECIDERS: readonly Kind[] = ['Vote', 'Decision', ...WHO];
const INSTRUMENTS: readonly Kind[] = ['Regime', 'Agreement'];
const SOURCES: readonly Kind[] = ['Source'];
const COLLECTIONS: readonly Kind[] = ['Union', 'Table'];
const QUANTITIES: readonly Kind[] = ['Param', 'State', 'Let'];

/** What kinds of thing a name can mean where the grammar has one, by rule and property. */
const EXPECTED: Readonly<Record<string, readonly Kind[]>> = {
  'Actor.whole': WHO,
  'PartiesClause.parties': WHO,
  'Obligation.by': WHO,
  'Obligation.needs': ['Obligation'],
  'ImposedClause.by': WHO,
  'ImposedClause.against': WHO,
  'ActClause.source': SOURCES,
  'LapsesClause.by': DECIDERS,
  'ContinuesClause.by': DECIDERS,
  'PledgeClause.statedBy': WHO,
  'PledgeClause.assessedBy': WHO,
  'PledgeClause.disputedBy': WHO,
  'PowerClause.by': DECIDERS,
  'RestsClause.on': INSTRUMENTS,
  'SupersededClause.by': INSTRUMENTS,
  'RespondsClause.to': INSTRUMENTS,
  'ShadowsClause.regime': ['Regime'],
  'ReturnsClause.anyOf': WHO,
  'ReturnsClause.unless': ['Vote', 'Decision'],
  'Formulation.asIn': SOURCES,
  'Fact.by': WHO,
  'Event.source': SOURCES,
  'Decision.by': WHO,
  'Vote.union': ['Union'],
  'DatedRecord.subject': [...INSTRUMENTS, 'Obligation', 'Fact', 'Event', 'Vote', 'Decision'],
  'DatedRecord.by': WHO,
  'DatedRecord.source': SOURCES,
  'DatedRecord.overrules': ['DatedRecord'],
  'RecordedAct.successor': INSTRUMENTS,
  'Gap.subject': [...INSTRUMENTS, 'Obligation', 'Fact', 'Event'],
  'Index.over': COLLECTIONS,
  'Aggregate.over': COLLECTIONS,
  'Signal.about': QUANTITIES,
  'Statement.by': WHO,
  'Statement.to': WHO,
  'Statement.source': SOURCES,
  'Reading.reader': ['Reader'],
  'Reading.signal': ['Signal'],
  'Claim.question': ['Question'],
  'Claim.by': ['Reader', ...WHO],
  'Intervention.target': [...QUANTITIES, ...INSTRUMENTS, 'Event', 'Vote', 'Decision', 'Fact', 'Obligation'],
  'NoRegime.by': WHO,
  'NoRegime.against': WHO,
  'Reference.target': [...QUANTITIES, ...INSTRUMENTS, 'Event', 'Fact', 'Obligation'],
  'Provenance.basis': SOURCES,
};

/** The kinds of declaration that fit a reference of the grammar; undefined where none is named by a declaration. */
export function expectedKinds(rule: string, property: string): readonly Kind[] | undefined {
  return EXPECTED[`${rule}.${property}`];
}
