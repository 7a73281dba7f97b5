import { html, type Markup } from './markup.ts';

/** A position along a drawing as a CSS percentage, so that drawings stretch with the page and their text does not. */
export function along(fraction: number): string {
  return `${Number((100 * Math.min(1, Math.max(0, fraction))).toFixed(3))}%`;
}

/** A drawing of the full width of its place; `id` is unique in the page. */
export function drawing(
  options: { readonly id: string; readonly height: number; readonly title: string; readonly text: string },
  ...marks: readonly Markup[]
): Markup {
  const { id, height, title, text } = options;
  return html`<svg class="drawing" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${height}">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${text}</desc>${marks}</svg>`;
}
