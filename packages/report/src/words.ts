export { shownAnswer, withError } from './shown-number.ts';
export { inOrderOfText, inTextOrder } from './text-order.ts';
export { titleOf } from './wording.ts';
