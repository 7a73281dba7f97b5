export { shownAnswer, withError } from './shown-number.ts';
export { titleOf } from './wording.ts';
