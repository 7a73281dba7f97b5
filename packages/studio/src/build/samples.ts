import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { type CaseOnDisk, HOME_PATH, type Home } from '@proviso/server';
import { checkedBefore } from '@proviso/server/node';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** The sample that opens first. */
const FIRST = 'russia-2014';

/**
 * Puts the sample cases beside the page, which then needs no server.
 * @param builtFrom of what the page is built
 */
export function addSamples(folder: string, builtFrom: string): void {
  const library = readLibrary(join(ROOT, 'library'));
  const names = readdirSync(join(ROOT, 'cases')).sort((a, b) => Number(b === FIRST) - Number(a === FIRST));
  mkdirSync(join(folder, 'cases'), { recursive: true });
  const cases = names.map((name) => {
    const { text } = readCaseFolder(join(ROOT, 'cases', name));
    const checked = text && checkedBefore(text.files, library, builtFrom);
    if (!checked) throw new Error(`the sample case ${name} does not check`);
    const files = [...text.files].map(([path, content]) => ({ path, text: content, hash: hashOf(content) }));
    const sample: CaseOnDisk = { name, id: `sample-${name}`, files, library: Object.fromEntries(library), checked };
    writeFileSync(join(folder, 'cases', `${name}.json`), JSON.stringify(sample));
    return { name, title: checked.model.title };
  });
  writeFileSync(join(folder, HOME_PATH), JSON.stringify({ kind: 'samples', cases } satisfies Home));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
