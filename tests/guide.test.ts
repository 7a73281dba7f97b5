import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { describe, expect, test } from 'vitest';
import { type ConsoleSession, sessionsOf, wordsOf } from './console-session.ts';
import { fencesOf, pages } from './markdown.ts';
import { withFolder } from './proviso-process.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

/** The pages of the guide in order: each goes on with the folder as the page before left it. */
const chapters = pages().filter((page) => /^docs\/guide\/\d/.test(page));

/** A console block of the guide, with what its reader has typed by then. */
interface Moment {
  readonly page: string;
  readonly line: number;
  readonly sessions: readonly ConsoleSession[];
  /** Text of each file by its path; the later of two takes the place of the earlier. */
  readonly typed: Readonly<Record<string, string>>;
}

const { moments, typed: finished } = readGuide();

function readGuide(): { readonly moments: readonly Moment[]; readonly typed: Moment['typed'] } {
  const found: Moment[] = [];
  let typed: Moment['typed'] = {};
  for (const page of chapters) {
    for (const fence of fencesOf(page)) {
      const file = fence.attributes.find((attribute) => attribute.startsWith('file='))?.slice('file='.length);
      if (file !== undefined) typed = { ...typed, [file]: fence.text };
      else found.push({ page, line: fence.line, sessions: sessionsOf(fence), typed });
    }
  }
  return { moments: found, typed };
}

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
