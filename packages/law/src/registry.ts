import type { Case, CivilDate } from '@proviso/model';
import { chronicle } from './chronicle.ts';
import { docketOf } from './docket.ts';
import type { Register } from './register.ts';

const kept = new WeakMap<Case, Map<string, Register>>();

/**
 * The register of a case as known on a day; without a day, by all that the case holds. Written once for each day asked
 * about and kept with the model, so that every later question is a lookup.
 */
export function registerOf(model: Case, known?: CivilDate): Register {
  const byDay = kept.get(model) ?? new Map<string, Register>();
  kept.set(model, byDay);
  const key = known ?? '';
  const found = byDay.get(key) ?? writeRegister(model, known);
  byDay.set(key, found);
  return found;
}

function writeRegister(model: Case, known: CivilDate | undefined): Register {
  const docket = docketOf(model, known);
  return { docket, histories: chronicle(docket) };
}
