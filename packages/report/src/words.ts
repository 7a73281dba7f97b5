export { STACK, type StatusRun, sharesText, statusRuns } from './html/status-runs.ts';
export { citationText, sentence } from './law/citation-text.ts';
export { standingTexts } from './law/standing-text.ts';
export { dateTicks, longDay, shortDay } from './shown-day.ts';
export { shownAnswer, shownCount, shownQuantity, shownSampledShare, withError } from './shown-number.ts';
export { shownChange, watchedDay, watchedTitle } from './shown-watched.ts';
export { inOrderOfText, inTextOrder } from './text-order.ts';
export { claimant, claimedRange, conditioningSentences, footingOf, honestSize, oneLine, titleOf } from './wording.ts';
