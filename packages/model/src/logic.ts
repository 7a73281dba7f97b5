/**
 * Three-valued truth: a condition of law holds, does not hold, or is not known.
 * Connectives are Kleene's strong ones (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
 */
export type Truth = 'yes' | 'no' | 'unknown';

/** Yes where every part is yes, no where any part is no. The empty conjunction is yes. */
export function all(parts: Iterable<Truth>): Truth {
  let result: Truth = 'yes';
  for (const part of parts) {
    if (part === 'no') return 'no';
    if (part === 'unknown') result = 'unknown';
  }
  return result;
}

/** Yes where any part is yes, no where every part is no. The empty disjunction is no. */
export function any(parts: Iterable<Truth>): Truth {
  let result: Truth = 'no';
  for (const part of parts) {
    if (part === 'yes') return 'yes';
    if (part === 'unknown') result = 'unknown';
  }
  return result;
}

/** Negation; the unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown';
}

/** A two-valued fact as a truth. */
export function truthOf(holds: boolean): Truth {
  return holds ? 'yes' : 'no';
}
