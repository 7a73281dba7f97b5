import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { fencesOf } from './markdown.ts';
import { withFolder } from './proviso-process.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

/** Pages of what the law finds wrong; those without an example are for cases that come from elsewhere than a text. */
const pages = readdirSync(join(ROOT, 'docs/errors'))
  .filter((name) => name.startsWith('PV10'))
  .map((name) => ({ name, fences: fencesOf(`docs/errors/${name}`) }))
  .filter(({ fences }) => fences.length > 0);

/** What `proviso check` prints of a case before the two lines that sum it up. */
async function checked(text: string): Promise<string> {
  return withFolder({ 'case.proviso': text }, async (folder) => {
    const terminal = recordingTerminal();
    await run(['check', folder], terminal);
    return terminal.written().split('\n').slice(0, -3).join('\n');
  });
}

describe.each(pages)('$name', ({ name, fences }) => {
  const [failing, printed, mended] = fences;

  test('the failing example is told with the code and both places, as the page shows', async () => {
    expect(`${(await checked(failing!.text)).trimEnd()}\n`).toBe(printed!.text);
    expect(printed!.text).toContain(name.slice(0, 6));
  });

  test('the mended example has nothing left to tell', async () => {
    expect(await checked(mended!.text)).toBe('');
  });
});
