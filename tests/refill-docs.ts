// Writes into the pages what their commands print now: `npm run refill`, or `npm run refill -- PAGE...`. Read the difference
// before you commit it: what the tests then hold is what stands there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import { type ConsoleSession, sessionsOf, wordsOf } from './console-session.ts';
import { PAGE as ANSWERS_PAGE, answersPage } from './founding-answers.ts';
import { readGuide, type TypedFiles } from './guide-moments.ts';
import { fencesOf, pages } from './markdown.ts';
import { withFolder } from './proviso-process.ts';
import { ROOT, recordingTerminal } from './recording-terminal.ts';

/** Exit code of a fault of the program: what is printed then belongs into no page. */
const FAULT = 70;
const asked = process.argv.slice(2);
const { moments, finished } = readGuide();
for (const page of pages()) {
  // Pages of errors are replayed beside the checker.
  if (page.startsWith('docs/errors/PV') || (asked.length > 0 && !asked.includes(page))) continue;
  await refill(page);
}
if (asked.length === 0 || asked.includes(ANSWERS_PAGE)) {
  const { before, after } = await answersPage();
  if (after !== before) writeFileSync(join(ROOT, ANSWERS_PAGE), after);
}
for (const [path, text] of Object.entries(finished)) writeFileSync(join(ROOT, 'docs/guide', path), text);

async function refill(page: string): Promise<void> {
  const before = readFileSync(join(ROOT, page), 'utf8');
  const lines = before.split('\n');
  // From the bottom, so that the blocks above keep their lines.
  for (const fence of fencesOf(page)
    .filter(({ language }) => language === 'console')
    .reverse()) {
    const typed = moments.find((moment) => moment.page === page && moment.line === fence.line)?.typed;
    const outputs = await outputsOf(sessionsOf(fence), typed);
    lines.splice(fence.line, fence.text.split('\n').length - 1, ...linesWith(fence.text, outputs));
  }
  const after = lines.join('\n');
  if (after === before) return;
  writeFileSync(join(ROOT, page), after);
  process.stdout.write(`${page}\n`);
}

/** [sessions] what each command prints: in the project's folder, or in one that holds what a reader has typed. */
async function outputsOf(sessions: readonly ConsoleSession[], typed: TypedFiles | undefined): Promise<string[]> {
  const inFolder = async (folder: string) => {
    const outputs: string[] = [];
    for (const { command } of sessions) {
      const terminal = recordingTerminal(folder);
      if ((await run(wordsOf(command), terminal)) === FAULT) throw new Error(`${command}: ${terminal.written()}`);
      outputs.push(terminal.written());
    }
    return outputs;
  };
  return typed ? await withFolder(typed, inFolder) : await inFolder(ROOT);
}

/** The lines of a console block with new outputs; what else the shell is told keeps its own. */
function linesWith(text: string, outputs: readonly string[]): readonly string[] {
  const left = [...outputs];
  let isReplayed = false;
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      if (!line.startsWith('$ ')) return isReplayed ? [] : [line];
      isReplayed = line.startsWith('$ proviso ');
      return isReplayed ? [line, ...left.shift()!.split('\n').slice(0, -1)] : [line];
    });
}
