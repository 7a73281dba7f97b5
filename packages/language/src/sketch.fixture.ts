import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseText } from './case-text.ts';

const FOLDER = join(import.meta.dirname, '../test/fixtures/sketch');
const FILES = ['case.proviso', 'data/brent.csv', 'data/eu-members.csv'];

/** The sketch of the language's description, completed by what it leaves out, with small tables. */
export const SKETCH: CaseText = {
  files: new Map(FILES.map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')])),
};
