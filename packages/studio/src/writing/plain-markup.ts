/** What explanations are made of; titles and quotes of a case may hold anything. */
const KEPT = new Set([
  'P',
  'STRONG',
  'EM',
  'CODE',
  'PRE',
  'UL',
  'OL',
  'LI',
  'BR',
  'H1',
  'H2',
  'H3',
  'BLOCKQUOTE',
  'HR',
]);

/** HTML with nothing in it but plain elements without attributes; of others the text stays. */
export function plainMarkup(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of [...body.querySelectorAll('*')]) {
    if (!KEPT.has(element.tagName)) element.replaceWith(...element.childNodes);
    else for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  return body.innerHTML;
}
