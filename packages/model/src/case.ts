import type { Catalogued } from './catalogue-entry.ts';
import type { CivilDate } from './civil-date.ts';
import type { Chance, Condition, Distribution, Expression, Law } from './expression.ts';
import type { Period, Timeline } from './period.ts';
import type { Unit } from './unit.ts';

/**
 * A checked case as plain data: what the text of a case means, without where it stood. Every list of named things is
 * sorted by name, so that two texts with the same meaning give the same model; every name in it refers to something.
 */
export interface Case {
  readonly title: string;
  readonly timeline: Timeline;
  /** The records have been checked up to this day. */
  readonly verifiedThrough?: CivilDate;
  readonly sources: readonly Source[];
  /** In order of declaration: the first is the reader of a run that names none. */
  readonly readers: readonly Named[];
  readonly actors: readonly Actor[];
  readonly unions: readonly Union[];
  readonly agreements: readonly Agreement[];
  readonly regimes: readonly Regime[];
  readonly facts: readonly Fact[];
  readonly events: readonly Event[];
  readonly decisions: readonly Decision[];
  readonly votes: readonly Vote[];
  readonly records: readonly DatedRecord[];
  readonly gaps: readonly Gap[];
  readonly params: readonly Param[];
  readonly states: readonly State[];
  readonly lets: readonly Let[];
  readonly observations: readonly Observation[];
  readonly signals: readonly Signal[];
  readonly statements: readonly Statement[];
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
  readonly scenarios: readonly Scenario[];
}

/** A qualified name, unique in the case, and the title that people read. */
export interface Named {
  readonly name: string;
  readonly title?: string;
}

/** Why a number or clause stands in the case: the author's words, the source they lean on, or a guess that says so. */
export interface Provenance {
  readonly because?: string;
  readonly from?: string;
  readonly guess?: true;
}

/** Something that carries a provenance. */
export interface Sourced {
  readonly provenance?: Provenance;
}

export interface Source extends Named {
  readonly published?: CivilDate;
  readonly url?: string;
  /** Path of a document within the case's folder. */
  readonly file?: string;
  /** Words that must occur in the document to the letter. */
  readonly quotes: readonly string[];
}

export interface Actor extends Named {
  readonly partOf?: string;
}

export interface Union extends Named {
  /** Sorted by code. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly code: string;
  readonly name: string;
  /** Share of the union's population, 0 to 1, where the union votes by population. */
  readonly populationShare?: number;
  /** A permanent member of the Security Council, whose objection is a veto. */
  readonly veto?: true;
}

/** A legal act with its typed dates: sources often differ by a day because they mean different ones. */
export interface LegalAct {
  readonly title: string;
  readonly adopted?: CivilDate;
  readonly signed?: CivilDate;
  readonly published?: CivilDate;
  readonly effective?: CivilDate;
  readonly source?: string;
}

/** One formulation of a condition. Where several stand side by side the first is operative. */
export interface Formulation {
  /** The source whose wording this is (`as in`). */
  readonly asIn?: string;
  /** All must hold. */
  readonly parts: readonly { readonly label?: string; readonly condition: Condition }[];
}

export interface Agreement extends Named, Sourced, Catalogued {
  readonly parties: readonly string[];
  readonly signed?: CivilDate;
  readonly inForceFrom?: CivilDate;
  readonly acts: readonly LegalAct[];
  /** What its own text allows: withdrawal, amendment, suspension, ... */
  readonly provides: readonly string[];
  /** Sorted by name; each name is qualified, `Minsk_II.elections`. */
  readonly obligations: readonly Obligation[];
  readonly fulfilled: readonly Formulation[];
  readonly clauses: readonly Clause[];
}

export interface Obligation extends Named, Sourced {
  /** Where it stands in the agreement, as in "point 12". */
  readonly by: readonly string[];
  /** Qualified names of obligations that must be met before. */
  readonly needs: readonly string[];
  readonly chance?: Chance;
  readonly due?: CivilDate;
}

export interface Regime extends Named, Sourced, Catalogued {
  readonly by?: string;
  readonly against?: string;
  readonly acts: readonly LegalAct[];
  readonly measures: readonly string[];
  readonly applies?: { readonly from: CivilDate; readonly through?: CivilDate };
  readonly clauses: readonly Clause[];
}

/** A rule of a regime or agreement, holding from or through a date where it says so. */
export type Clause = ClauseRule &
  Sourced & { readonly id: string; readonly holds?: { readonly from?: CivilDate; readonly through?: CivilDate } };

/** `by` names a decision or vote, or an actor of whose decision nothing is said (it then has no chance). */
export type ClauseRule =
  /** Ends on its last day unless renewed for a period; the decision falls `lead` before the expiry, notice within `window` before. */
  | {
      readonly kind: 'lapses';
      readonly period: Period;
      readonly by: string;
      readonly window?: Period;
      readonly lead?: Period;
    }
  | { readonly kind: 'continues'; readonly by: string }
  | { readonly kind: 'ends'; readonly when: readonly Formulation[] }
  | {
      readonly kind: 'pledge';
      readonly if: readonly Formulation[];
      readonly nature?: 'political' | 'legal';
      readonly statedBy?: string;
      readonly statedOn?: CivilDate;
      readonly assessedBy?: string;
      readonly disputedBy?: readonly string[];
    }
  | { readonly kind: 'lifted' | 'suspended' | 'resumed' | 'terminated'; readonly by: string }
  | { readonly kind: 'resumes'; readonly when: readonly Formulation[] }
  | { readonly kind: 'rests'; readonly on: string }
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'responds'; readonly to: string }
  | { readonly kind: 'shadows'; readonly regime: string; readonly within: Period }
  | { readonly kind: 'exception'; readonly to: string; readonly through?: CivilDate; readonly title?: string }
  /** Snapback: returns a period after a notice by any of these unless the vote passes. */
  | {
      readonly kind: 'returns';
      readonly after: Period;
      readonly notice: string;
      readonly anyOf: readonly string[];
      readonly unless?: string;
    }
  /** Ended for new conduct, binding for what it caught. */
  | { readonly kind: 'residual'; readonly title?: string; readonly through?: CivilDate };

export interface Fact extends Named, Sourced {
  readonly by?: string;
  readonly chance?: Chance;
}

export interface Event extends Named, Sourced {
  readonly occurrence:
    | { readonly kind: 'dated'; readonly on: CivilDate; readonly chance: Chance }
    | { readonly kind: 'hazard'; readonly chance: Chance; readonly from?: CivilDate; readonly through?: CivilDate }
    /** Only a record makes it happen. */
    | { readonly kind: 'recorded' };
  readonly recurring?: true;
}

/** A vote of one. */
export interface Decision extends Named, Sourced {
  readonly by: string;
  readonly chance: Chance;
}

export type VotingRule = 'unanimity' | 'simple majority' | 'qualified majority' | 'security council';

export interface Vote extends Named, Sourced {
  readonly union: string;
  readonly rule: VotingRule;
  readonly ballot:
    | { readonly kind: 'as one'; readonly chance: Chance }
    /** One for each member of the union, sorted by code. */
    | { readonly kind: 'members'; readonly members: readonly MemberBallot[] };
}

export interface MemberBallot {
  readonly member: string;
  readonly consents: Chance;
  /** The chance to abstain, for a member that does not consent; otherwise it objects. */
  readonly abstains?: Chance;
}

/** What a source says was done, on the day it was done. */
export interface DatedRecord extends Sourced {
  /** The label in the text, or made from day, subject and act. */
  readonly id: string;
  readonly date: CivilDate;
  /** A regime, agreement, obligation, fact, event, decision or vote. */
  readonly subject: string;
  readonly act: RecordedAct;
  readonly by?: string;
  /** The day it could be known. */
  readonly known: CivilDate;
  readonly source?: string;
  /** Ids of records that this one corrects. */
  readonly overrules: readonly string[];
}

export type RecordedAct =
  | { readonly kind: 'renewed'; readonly through: CivilDate }
  /** In whole; or for some measures, or for a number of listed persons. */
  | { readonly kind: 'lifted'; readonly measures?: readonly string[]; readonly listed?: number }
  | { readonly kind: 'suspended'; readonly through?: CivilDate }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'repealed' }
  | { readonly kind: 'terminated' }
  | { readonly kind: 'superseded'; readonly by?: string }
  | { readonly kind: 'met' }
  | { readonly kind: 'violated' }
  | { readonly kind: 'happened' }
  | { readonly kind: 'did not happen' };

/** Days for which records are missing, so that the status is unverified. */
export interface Gap {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly subject: string;
}

export interface Param extends Named, Sourced {
  readonly unit: Unit;
  /** Drawn once a path, or fixed. */
  readonly law: Law;
}

export interface State extends Named, Sourced {
  readonly unit: Unit;
  readonly start: Law;
  readonly next: Law;
  /** Rows clamp the state; needs a `next` that is drawn. */
  readonly series?: Series;
}

export interface Let extends Named, Sourced {
  readonly unit: Unit;
  /** Computed, or drawn anew, in every step. */
  readonly law: Law;
}

/** A measured series; each row has the day it could be known. */
export interface Series {
  /** Path within the case's folder. */
  readonly file: string;
  readonly column: string;
  /** How two rows in one step make one; without it they are an error. */
  readonly aggregate?: 'first' | 'last' | 'mean' | 'sum' | 'min' | 'max';
  /** Sorted by date, then by known. A date with several rows has vintages. */
  readonly rows: readonly SeriesRow[];
}

export interface SeriesRow {
  readonly date: CivilDate;
  readonly known: CivilDate;
  readonly value: number;
}

/** A series that was measured with error: each row scores the distribution at its step. */
export interface Observation extends Named, Sourced {
  readonly unit: Unit;
  readonly distribution: Distribution;
  readonly series: Series;
}

/** What statements can convey about a quantity, from softening to hardening or otherwise. */
export interface Signal extends Named, Sourced {
  /** Name of a param, state or let. */
  readonly about: string;
  /** In the order of the text. */
  readonly categories: readonly { readonly name: string; readonly weight: Expression }[];
}

export interface Statement extends Named, Sourced {
  readonly date: CivilDate;
  readonly known: CivilDate;
  readonly by: string;
  readonly to: readonly string[];
  readonly source?: string;
  readonly readings: readonly Reading[];
}

/** How one reader takes a statement: a distribution over the categories of a signal. */
export interface Reading extends Sourced {
  readonly reader: string;
  readonly signal: string;
  /** Weights by category, adding up to 1. */
  readonly weights: readonly { readonly category: string; readonly weight: number }[];
}

export interface Question extends Named, Sourced {
  readonly asks:
    | { readonly kind: 'whether'; readonly condition: Condition; readonly given?: Condition }
    | { readonly kind: 'value'; readonly value: Expression; readonly on: CivilDate; readonly given?: Condition };
  readonly asFinallyPublished?: true;
}

export interface Claim extends Sourced {
  readonly question: string;
  /** A probability, or a range of them. */
  readonly low: number;
  readonly high: number;
  /** A reader or actor. */
  readonly by: string;
  readonly on: CivilDate;
}

export interface Scenario extends Named, Sourced {
  /** In the order of the text. */
  readonly interventions: readonly Intervention[];
}

export type Intervention =
  | {
      readonly kind: 'set';
      readonly quantity: string;
      readonly value: Expression;
      readonly from?: CivilDate;
      readonly through?: CivilDate;
    }
  | { readonly kind: 'happens'; readonly event: string; readonly on: CivilDate }
  | { readonly kind: 'does not happen'; readonly event: string }
  /** Every vote or decision of this name held, or due for an expiry, within the days. */
  | { readonly kind: 'passes' | 'fails'; readonly vote: string; readonly from: CivilDate; readonly through: CivilDate }
  | { readonly kind: 'met'; readonly name: string; readonly on: CivilDate }
  | {
      readonly kind: 'act';
      readonly subject: string;
      readonly act: 'lift' | 'suspend' | 'resume' | 'repeal' | 'terminate';
      readonly on: CivilDate;
    };
