import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { type CaseOnDisk, HOME_PATH, type Home } from '@proviso/server';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** The sample that opens first. */
const FIRST = 'russia-2014';

/** Puts the sample cases beside the page, which then needs no server. */
export function addSamples(folder: string): void {
  const library = readLibrary(join(ROOT, 'library'));
  const names = readdirSync(join(ROOT, 'cases')).sort((a, b) => Number(b === FIRST) - Number(a === FIRST));
  mkdirSync(join(folder, 'cases'), { recursive: true });
  const cases = names.map((name) => {
    const { text } = readCaseFolder(join(ROOT, 'cases', name));
    const model = text && checkCase(text, library).model;
    if (!model) throw new Error(`the sample case ${name} does not check`);
    const files = [...text.files].map(([path, content]) => ({ path, text: content, hash: hashOf(content) }));
    const sample: CaseOnDisk = { name, id: `sample-${name}`, files, library: Object.fromEntries(library) };
    writeFileSync(join(folder, 'cases', `${name}.json`), JSON.stringify(sample));
    return { name, title: model.title };
  });
  writeFileSync(join(folder, HOME_PATH), JSON.stringify({ kind: 'samples', cases } satisfies Home));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
