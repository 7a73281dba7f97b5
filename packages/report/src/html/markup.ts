/** Text that is HTML already; everything else is escaped where it enters. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** HTML from a template: strings and numbers are escaped, markup is kept, lists are joined, nothing stands for nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.reduce((all, text, i) => all + rendered(parts[i - 1]) + text) };
}

/** Markup from text that this package wrote itself, such as a style sheet or a drawn chart. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** A link where the address is one of the web's; its text alone where it is anything else. */
export function link(address: string | undefined, text: Markup | string): Markup {
  const url = address === undefined || !URL.canParse(address) ? undefined : new URL(address);
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  return web ? html`<a href="${url.href}" rel="noreferrer">${text}</a>` : html`${text}`;
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
