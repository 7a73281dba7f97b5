export { renderCsv } from './csv.ts';
export { renderHtml } from './html/page.ts';
export { renderJson } from './json.ts';
export { renderText, type TextOptions } from './text/report.ts';
