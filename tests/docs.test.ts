import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '@proviso/cli';
import { checkCase, formatText, renderDiagnostic } from '@proviso/language';
import { describe, expect, test } from 'vitest';
import { type Fence, fencesOf, linksOf, pages } from './markdown.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

/** Pages with examples. Those of single errors replay their own beside the checker. */
const replayed = pages().filter(
  (page) =>
    !page.startsWith('docs/errors/PV') &&
    fencesOf(page).some(({ language }) => language === 'console' || language === 'proviso'),
);

describe.each(pages())('%s', (page) => {
  test('every link within the project leads somewhere', () => {
    const missing = linksOf(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)));
    expect(missing).toEqual([]);
  });
});

describe.each(replayed)('%s', (page) => {
  const fences = fencesOf(page);

  for (const fence of fences.filter((f) => f.language === 'console')) {
    for (const { command, output } of sessions(fence)) {
      test(`line ${fence.line}: ${command} prints what the page shows`, async () => {
        const terminal = recordingTerminal();
        await run(wordsOf(command), terminal);
        expect(terminal.written()).toBe(output);
      });
    }
  }

  for (const fence of fences.filter((f) => f.language === 'proviso')) {
    test(`line ${fence.line}: the example ${expectationOf(fence)}`, () => meetsExpectation(fence));
  }
});

function expectationOf(fence: Fence): string {
  const file = fileOf(fence);
  if (file) return `is ${file} to the letter`;
  return fence.attributes.includes('fragment') ? 'parses' : 'is a case without errors';
}

function meetsExpectation(fence: Fence): void {
  const file = fileOf(fence);
  if (file) {
    expect(fence.text).toBe(readFileSync(join(ROOT, file), 'utf8'));
  } else if (fence.attributes.includes('fragment')) {
    expect(formatText(fence.text)).not.toHaveProperty('errors');
  } else {
    const { diagnostics } = checkCase({ files: new Map([['example.proviso', fence.text]]) });
    const errors = diagnostics.filter((d) => d.severity === 'error').map((d) => renderDiagnostic(d));
    expect(errors).toEqual([]);
  }
}

function fileOf(fence: Fence): string | undefined {
  return fence.attributes.find((attribute) => attribute.startsWith('file='))?.slice('file='.length);
}

/** The commands of a block, each with the lines printed below it. */
function sessions(fence: Fence): readonly { readonly command: string; readonly output: string }[] {
  const found: { command: string; output: string }[] = [];
  for (const line of fence.text.split('\n').slice(0, -1)) {
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), output: '' });
    else if (found.length > 0) found.at(-1)!.output += `${line}\n`;
  }
  return found.filter(({ command }) => command.startsWith('proviso '));
}

/** Words of a command line; double quotes hold one together. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!).slice(1);
}
