import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forecast } from '@proviso/forecast';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import type { Case } from '@proviso/model';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const library = readLibrary(`${root}library`);
const folders = globSync('cases/*/case.proviso', { cwd: root }).map(dirname).sort();

function modelIn(folder: string): Case {
  const read = readCaseFolder(`${root}${folder}`);
  if (read.diagnostics) throw new Error(`${folder} cannot be read`);
  const { model } = checkCase(read.text, library);
  if (!model) throw new Error(`${folder} does not check`);
  return model;
}

it.each(folders)('%s comes out the same to the last bit from both executors', async (folder) => {
  const model = modelIn(folder);
  const middle = [...model.records.map(({ known }) => known), model.timeline.through].sort();
  const asOf = middle[Math.floor(middle.length / 2)]!;
  const [plain, compiled] = await Promise.all(
    (['interpreter', 'compiled'] as const).map((executor) =>
      forecast(model, { asOf, paths: 60, pathCap: 60, executor }),
    ),
  );
  expect(compiled!.kind).toBe('forecast');
  expect(JSON.stringify(compiled)).toBe(JSON.stringify(plain));
});
