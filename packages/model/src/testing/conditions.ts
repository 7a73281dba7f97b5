import type { Chance, Comparison, Condition, OddsFactor, When } from '../expression.ts';
import type { Status } from '../status.ts';
import { type Term, term } from './terms.ts';

/** `on D`. */
export function on(date: string): When {
  return { kind: 'on', date };
}

/** `throughout D1 through D2`. */
export function throughout(from: string, through: string): When {
  return { kind: 'throughout', from, through };
}

/** All parts hold. */
export function both(...parts: Condition[]): Condition {
  return { kind: 'and', parts };
}

/** Some part holds. */
export function either(...parts: Condition[]): Condition {
  return { kind: 'or', parts };
}

/** The condition does not hold. */
export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

/** `left operator right`, on a day where one is given. */
export function compare(left: Term, operator: Comparison, right: Term, when?: When): Condition {
  return { kind: 'compare', operator, left: term(left), right: term(right), ...(when && { when }) };
}

/** The event has happened, within the days where they are given. */
export function happened(event: string, within?: { from?: string; through?: string }): Condition {
  return { kind: 'happened', event, ...(within && { within }) };
}

/** The fact or obligation is met. */
export function met(name: string, when?: When): Condition {
  return { kind: 'met', name, ...(when && { when }) };
}

/** What the agreement asks for is fulfilled. */
export function fulfilled(agreement: string, when?: When): Condition {
  return { kind: 'fulfilled', agreement, ...(when && { when }) };
}

/** The instrument has the status. */
export function hasStatus(name: string, is: Status, when?: When): Condition {
  return { kind: 'status', name, is, ...(when && { when }) };
}

/** The instrument is in force. */
export function inForce(name: string, when?: When): Condition {
  return hasStatus(name, 'in force', when);
}

/** A chance with a probability, and the factors on its odds. */
export function probability(p: Term, ...odds: OddsFactor[]): Chance {
  return { kind: 'probability', probability: term(p), odds };
}

/** `odds x factor if condition`. */
export function odds(factor: Term, condition?: Condition): OddsFactor {
  return { factor: term(factor), ...(condition && { if: condition }) };
}

/** A rate per year, once a condition holds where one is given. */
export function rate(perYear: Term, once?: Condition): Chance {
  return { kind: 'rate', branches: [{ rate: term(perYear), ...(once && { once }) }] };
}
