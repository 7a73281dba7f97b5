import type { News } from '@proviso/forecast';
import { writeJson } from '../json.ts';

/** Name and version of the layout of news as JSON; SCHEMA.md describes it. */
const SCHEMA = 'proviso-news/1';

/** The news as JSON text, every number in full; see {@link writeJson}. */
export function renderNewsJson(news: News): string {
  return writeJson(SCHEMA, news);
}
