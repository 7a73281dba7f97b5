import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CaseText, checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import type { Case } from '@proviso/model';
import { readGuide } from './guide-moments.ts';
import { fencesOf, pages } from './markdown.ts';
import { ROOT } from './recording-terminal.ts';

/** A case that the project shows: where it stands, and its model. */
export interface ShownCase {
  readonly where: string;
  readonly model: Case;
}

const library = readLibrary(join(ROOT, 'library'));

/** The cases of `cases/`, of the catalogue and of the docs that have a folder of their own. */
export function casesInFolders(): readonly ShownCase[] {
  const folders = globSync('{cases,catalogue,docs/examples}/*/case.proviso', { cwd: ROOT }).map(dirname).sort();
  return folders.map((where) => ({ where, model: modelOf(readCaseFolder(join(ROOT, where)).text!, where) }));
}

/** Examples in pages that are cases by themselves and check; pages of errors show failing ones too. */
export function casesInPages(): readonly ShownCase[] {
  return pages().flatMap((page) =>
    fencesOf(page)
      .filter(({ language, attributes }) => language === 'proviso' && attributes.length === 0)
      .flatMap(({ text, line }): readonly ShownCase[] => {
        const { model } = checkCase({ files: new Map([['example.proviso', text]]) }, library);
        return model ? [{ where: `${page}, line ${line}`, model }] : [];
      }),
  );
}

/** The case of the guide as its reader has typed it by the end of each page that shows one. */
export function casesInGuide(): readonly ShownCase[] {
  const byPage = new Map(readGuide().moments.map(({ page, typed }) => [page, typed]));
  return [...byPage].map(([where, typed]) => {
    const files = Object.entries(typed).map(([path, text]) => [path.slice(path.indexOf('/') + 1), text] as const);
    return { where, model: modelOf({ files: new Map(files) }, where) };
  });
}

function modelOf(text: CaseText, where: string): Case {
  const { model } = checkCase(text, library);
  if (!model) throw new Error(`${where} does not check`);
  return model;
}
