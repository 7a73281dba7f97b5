import type { Forecast } from '@proviso/forecast';
import type { Source } from '@proviso/model';
import { longDay } from '../shown-day.ts';
import { oneLine, titleOf } from '../wording.ts';
import { html, link, type Markup } from './markup.ts';

/** The sources of the case that were known on the as-of day, each an anchor that the page refers to, with the words that were quoted from it and stand in it. */
export function sourcesSection(forecast: Pick<Forecast, 'sources'>): Markup | undefined {
  if (forecast.sources.length === 0) return undefined;
  return html`<section id="sources" aria-labelledby="sources-heading">
<h2 id="sources-heading">Sources</h2>
<ol class="sources">${forecast.sources.map((source, i) => sourceItem(source, i))}</ol>
</section>`;
}

/** A reference to an entry of the list of sources; its name alone where the list has none. */
export function sourceLink(name: string, forecast: Pick<Forecast, 'sources'>): Markup {
  const index = forecast.sources.findIndex((source) => source.name === name);
  return index < 0 ? html`${oneLine(name)}` : html`<a href="#${anchorOf(index)}">source ${index + 1}</a>`;
}

function sourceItem(source: Source, index: number): Markup {
  return html`<li id="${anchorOf(index)}">${link(source.url, titleOf(source))}${source.published !== undefined && html`, ${longDay(source.published)}`}${source.file !== undefined && html`, <code>${oneLine(source.file)}</code>`}${source.quotes.map((quote) => html` <q>${oneLine(quote)}</q>`)}</li>`;
}

function anchorOf(index: number): string {
  return `source-${index + 1}`;
}
