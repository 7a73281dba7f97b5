import type { VotingRule } from '@proviso/model';

/** How a vote went. */
export interface Tally {
  readonly members: number;
  readonly consents: number;
  /** Members who neither consent nor abstain. */
  readonly objections: number;
  /** Share of the union's population that the consenting members have, 0 to 1. */
  readonly consentingPopulation: number;
  /** A member whose objection is a veto objects. */
  readonly vetoed: boolean;
}

/** Consents that the Security Council needs (Article 27(3) of the Charter). */
export const COUNCIL_CONSENTS = 9;
/** Members that a blocking minority needs (Article 16(4) TEU). */
export const BLOCKING_MINORITY = 4;

/** Whether a vote passes. Qualified majority as in Article 16(4) TEU: 55 % of members who have 65 % of the population. */
export function passesUnder(rule: VotingRule, tally: Tally): boolean {
  switch (rule) {
    case 'unanimity':
      return tally.objections === 0;
    case 'simple majority':
      return 2 * tally.consents > tally.members;
    case 'qualified majority': {
      if (100 * tally.consents < 55 * tally.members) return false;
      return tally.consentingPopulation >= 0.65 || tally.members - tally.consents < BLOCKING_MINORITY;
    }
    case 'security council':
      return tally.consents >= COUNCIL_CONSENTS && !tally.vetoed;
  }
}
