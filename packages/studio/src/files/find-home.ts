import { HOME_PATH, type Home } from '@proviso/server';
import type { CaseHome } from './case-home.ts';
import { folderHome } from './folder-home.ts';
import { sampleHome } from './sample-home.ts';

/** The sample cases that a static page offers. */
export type Samples = Extract<Home, { kind: 'samples' }>['cases'];

/**
 * Finds where the files come from: the local server, or the samples beside a static page.
 * @param wanted name of the sample that the link asks for; the first where it is absent or unknown
 */
export async function findHome(wanted: string | undefined): Promise<{ home: CaseHome; samples: Samples }> {
  const response = await fetch(HOME_PATH);
  if (!response.ok) throw new Error(`${HOME_PATH} is missing beside this page`);
  const found = (await response.json()) as Home;
  if (found.kind === 'folder') return { home: folderHome(found.token), samples: [] };
  const sample = found.cases.find(({ name }) => name === wanted) ?? found.cases[0];
  if (!sample) throw new Error('this page has no sample cases');
  return { home: sampleHome(sample.name, localStorage), samples: found.cases };
}
