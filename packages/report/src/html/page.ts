import type { Forecast } from '@proviso/forecast';
import type { InstrumentIntervals } from '@proviso/law';
import { adjustedNote } from '../adjusted.ts';
import { longDay } from '../shown-day.ts';
import { shownCount } from '../shown-number.ts';
import { counted, oneLine, titleOf } from '../wording.ts';
import { chartsSection } from './charts.ts';
import { documentOf } from './document.ts';
import { groundsSection } from './grounds.ts';
import { html, type Markup } from './markup.ts';
import { questionsSection } from './questions.ts';
import { readersSection } from './readers.ts';
import { scenariosSection } from './scenarios.ts';
import { sourcesSection } from './sources.ts';
import { timelineSection } from './timeline.ts';

/**
 * The forecast as one self-contained page: it asks the network for nothing, needs no script to be read, prints on A4,
 * follows the reader's light or dark mode, and escapes all text of the case. Behind each chart stands a table.
 * @param register the law's intervals as known on the as-of day: what a status was is never taken from the simulation
 */
export function renderHtml(forecast: Forecast, register: readonly InstrumentIntervals[]): string {
  const sections = [
    questionsSection(forecast),
    scenariosSection(forecast),
    readersSection(forecast),
    timelineSection(forecast, register),
    chartsSection(forecast),
    groundsSection(forecast),
    sourcesSection(forecast),
  ];
  return documentOf({
    title: `${oneLine(forecast.title)}, as of ${longDay(forecast.asOf)}`,
    eyebrow: 'Forecast',
    heading: oneLine(forecast.title),
    standpoint: html`As of <time datetime="${forecast.asOf}">${longDay(forecast.asOf)}</time>${forecast.reader && html`, as read by ${titleOf(forecast.reader)}`}`,
    caution: html`${adjustedCaution(forecast)}${cautions(forecast)}`,
    sections,
    footer: `Made with Proviso from ${shownCount(forecast.paths)} simulated paths.`,
  });
}

function adjustedCaution(forecast: Forecast): Markup | undefined {
  const note = adjustedNote(forecast);
  return note === undefined ? undefined : html`<p class="caution"><strong>${note}</strong></p>`;
}

/** A line at the head of the page that nobody overlooks, where there is something to bear in mind. */
function cautions({ warnings, hindsight }: Forecast): Markup | undefined {
  const cautions = [
    ...(warnings.length === 0 ? [] : [counted(warnings.length, 'warning')]),
    ...(hindsight.length === 0 ? [] : [`${counted(hindsight.length, 'part')} known only in hindsight`]),
  ];
  if (cautions.length === 0) return undefined;
  return html`<p class="caution">To be read with <a href="#grounds">${cautions.join(' and ')}</a></p>`;
}
