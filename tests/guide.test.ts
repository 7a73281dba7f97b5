import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { wordsOf } from './console-session.ts';
import { readGuide } from './guide-moments.ts';
import { withFolder } from './proviso-process.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

const { moments, finished } = readGuide();

describe('who types what the guide shows', () => {
  test.each(moments)('$page:$line gets to see what the page shows', async ({ sessions, typed }) => {
    expect(sessions).not.toEqual([]);
    await withFolder(typed, async (folder) => {
      for (const { command, output } of sessions) {
        const terminal = recordingTerminal(folder);
        await run(wordsOf(command), terminal);
        expect(terminal.written(), command).toBe(output);
      }
    });
  });

  test('has in the end the case that lies beside the pages, laid out as format does', async () => {
    expect(filesIn('docs/guide/tarvia')).toEqual(
      Object.fromEntries(Object.entries(finished).map(([path, text]) => [`docs/guide/${path}`, text])),
    );
    const terminal = recordingTerminal();
    expect(await run(['format', '--check', 'docs/guide/tarvia'], terminal)).toBe(0);
  });
});

function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${name}`);
  const files = paths.filter((path) => statSync(join(ROOT, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}
