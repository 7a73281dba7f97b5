import { type Case, type CivilDate, caseAsOf, hashCase } from '@proviso/model';
import { remembered } from './remembered.ts';

/**
 * The case as it could be known on a day. Asked again for the same case and day it is the same object, so that runs with
 * a knob turned this way and that share what has been found out about it.
 */
export function knownCase(whole: Case, asOf: CivilDate): Case {
  const last = lastKnown.get(whole);
  if (last?.asOf === asOf) return last.known;
  const known = caseAsOf(whole, asOf);
  lastKnown.set(whole, { asOf, known });
  return known;
}

const lastKnown = new WeakMap<Case, { readonly asOf: CivilDate; readonly known: Case }>();

/** Content hash of a case (see `hashCase`), worked out once for each. */
export function hashOf(model: Case): string {
  return hashes(model).hash;
}

const hashes = remembered((model: Case) => ({ hash: hashCase(model) }));
