import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forecast } from '@proviso/forecast';
import { type CaseText, checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import type { Case } from '@proviso/model';
import { describe, expect, it } from 'vitest';
import { fencesOf, pages } from './markdown.ts';
import { ROOT } from './recording-terminal.ts';

const library = readLibrary(join(ROOT, 'library'));

/** A case that the project shows: where it stands, and its model. */
interface Shown {
  readonly where: string;
  readonly model: Case;
}

const folders = globSync('{cases,catalogue,docs/examples}/*/case.proviso', { cwd: ROOT }).map(dirname).sort();
const inFolders = folders.map((where): Shown => {
  const { text } = readCaseFolder(join(ROOT, where));
  return { where, model: modelOf(text!, where)! };
});

/** Examples in pages that are cases by themselves and check; pages of errors show failing ones too. */
const inPages = pages().flatMap((page) =>
  fencesOf(page)
    .filter(({ language, attributes }) => language === 'proviso' && attributes.length === 0)
    .flatMap(({ text, line }): readonly Shown[] => {
      const model = modelOf({ files: new Map([['example.proviso', text]]) }, undefined);
      return model ? [{ where: `${page}, line ${line}`, model }] : [];
    }),
);

describe('both executors give the same to the last bit for', () => {
  it.each(inFolders)('$where', async ({ model }) => {
    const [plain, compiled] = await fromBoth(model);
    expect(plain.kind).toBe('forecast');
    expect(JSON.stringify(compiled)).toBe(JSON.stringify(plain));
  });

  // Some of these cannot run: then both say so in the same words.
  it.each(inPages)('$where', async ({ model }) => {
    const [plain, compiled] = await fromBoth(model);
    expect(JSON.stringify(compiled)).toBe(JSON.stringify(plain));
  });
});

async function fromBoth(model: Case) {
  const options = { asOf: middleOf(model), paths: 60, pathCap: 60 };
  return [
    await forecast(model, { ...options, executor: 'interpreter' }),
    await forecast(model, { ...options, executor: 'compiled' }),
  ] as const;
}

/** @param where of a case that must check */
function modelOf(text: CaseText, where: string | undefined): Case | undefined {
  const { model } = checkCase(text, library);
  if (!model && where !== undefined) throw new Error(`${where} does not check`);
  return model;
}

/** A day with some records before it and some after. */
function middleOf({ records, timeline }: Case): string {
  const known = [...records.map((record) => record.known), timeline.through].sort();
  return known[Math.floor(known.length / 2)]!;
}
