export { adjustedNote, adjustmentPhrase } from './adjusted.ts';
export {
  forecasterName,
  hindsightNotes,
  pendingOf,
  SCORES_LEGEND,
  shownForecast,
  shownInterval,
  shownOutcome,
  shownScore,
  shownSkill,
  spanSentence as backtestSpan,
  unscoredNotes,
} from './backtest/wording.ts';
export { STACK, type StatusRun, sharesText, statusRuns } from './html/status-runs.ts';
export {
  grouped,
  headingOfChanges,
  headingOfRoutes,
  movesOf,
  moveText,
  neededText,
  orderTexts,
  runs,
  whoTexts,
} from './law/change-words.ts';
export { sentence } from './law/citation-text.ts';
export { type ExplanationNode, explanationTree } from './law/explanation-tree.ts';
export { headingOf } from './law/formulations.ts';
export { titleIn } from './law/register-head.ts';
export { standingTexts } from './law/standing-text.ts';
export { type Axis, axisOf } from './news/axis.ts';
export {
  groundsText as newsGrounds,
  isNoise,
  isNothing,
  itemText as newsItemText,
  LEGEND as NEWS_LEGEND,
  leftOut,
  shownBelief,
  shownLogOdds,
  shownMove,
  unitOf,
} from './news/wording.ts';
export { dateTicks, longDay, shortDay, shownPeriod } from './shown-day.ts';
export {
  isTellable,
  shownAnswer,
  shownCount,
  shownDifference,
  shownQuantity,
  shownSampledShare,
  shownShare,
  shownTick,
  withError,
} from './shown-number.ts';
export { shownChange, watchedDay, watchedTitle } from './shown-watched.ts';
export { inOrderOfText, inTextOrder } from './text-order.ts';
export { claimant, claimedRange, counted, footingOf, honestSize, oneLine, titleOf } from './wording.ts';
