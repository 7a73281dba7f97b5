import { html, type Markup, trusted } from './markup.ts';
import { STYLE } from './style.ts';

/** What a page of any kind is made of. */
export interface PageContent {
  /** For the window and for bookmarks. */
  readonly title: string;
  /** The kind of page, above the heading. */
  readonly eyebrow: string;
  readonly heading: string;
  readonly standpoint: Markup;
  /** A line at the head of the page that nobody overlooks. */
  readonly caution: Markup | undefined;
  readonly sections: readonly (Markup | undefined)[];
  readonly footer: string;
}

/** A self-contained page: it asks the network for nothing and needs no script; its style follows the reader's mode. */
export function documentOf({ title, eyebrow, heading, standpoint, caution, sections, footer }: PageContent): string {
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Proviso">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<p class="eyebrow">${eyebrow}</p>
<h1>${heading}</h1>
<p class="standpoint">${standpoint}</p>
${caution}
</header>
<main>
${sections}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>`.markup
  }\n`;
}
