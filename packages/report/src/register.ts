// The pages of the register, apart from all that draws charts: who asks how things stand does not wait for those.
export { renderICalendar } from './icalendar.ts';
export { renderCalendar } from './law/calendar.ts';
export { renderDifference } from './law/difference.ts';
export { renderExplanation } from './law/explain.ts';
export { renderHistory } from './law/history.ts';
export { renderRegisterJson } from './law/json.ts';
export { renderChangeSets } from './law/lift.ts';
export { renderStatus } from './law/status.ts';
export type { PageOptions } from './text/page.ts';
