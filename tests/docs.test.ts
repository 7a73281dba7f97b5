import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '@proviso/cli';
import { checkCase, formatText, renderDiagnostic } from '@proviso/language';
import { describe, expect, test } from 'vitest';
import { sessionsOf, wordsOf } from './console-session.ts';
import { type Fence, fencesOf, linksOf, pages } from './markdown.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

/** Pages with examples. Those of single errors replay their own beside the checker, those of the guide go on from page to page. */
const replayed = pages().filter(
  (page) =>
    !page.startsWith('docs/errors/PV') &&
    !page.startsWith('docs/guide/') &&
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
    for (const { command, output } of sessionsOf(fence)) {
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
