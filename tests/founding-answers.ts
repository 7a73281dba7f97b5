import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, forecast } from '@proviso/forecast';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { inOrderOfText, shownAnswer } from '@proviso/report/words';
import { ROOT } from './recording-terminal.ts';

/** The page whose table of answers the case gives, and its folder. */
export const PAGE = 'cases/russia-2014/README.md';
const FOLDER = 'cases/russia-2014';
const PATHS = 10_000;
/** By column of the table: the day and the reader of the forecast whose answers stand there. */
const FORECASTS: readonly (readonly [column: number, asOf: string, reader: string])[] = [
  [1, '2016-01-29', 'analyst'],
  [2, '2016-01-29', 'market'],
  [4, '2016-10-05', 'analyst'],
];
const HEAD = '| question | as of ';

/** The page as it stands, and as it stands with the answers that the case gives now. */
export async function answersPage(): Promise<{ readonly before: string; readonly after: string }> {
  const before = readFileSync(join(ROOT, PAGE), 'utf8');
  const lines = before.split('\n');
  const first = lines.findIndex((line) => line.startsWith(HEAD)) + 2;
  for (const [column, asOf, reader] of FORECASTS) {
    (await answersOf(asOf, reader)).forEach((text, row) => {
      lines[first + row] = withCell(lines[first + row]!, column, text);
    });
  }
  return { before, after: lines.join('\n') };
}

/** What a forecast says to the questions that are answered by yes or no, in the order of the text. */
async function answersOf(asOf: string, reader: string): Promise<readonly string[]> {
  const { model, places } = checkCase(readCaseFolder(join(ROOT, FOLDER)).text!, readLibrary(join(ROOT, 'library')));
  const outcome = await forecast(model!, { asOf, reader, paths: PATHS, scenarios: [] });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  const { questions, silenceThrough } = outcome.forecast;
  return inOrderOfText(questions, places)
    .filter(({ kind }) => kind === 'whether')
    .map((answer) => shownIn(answer, silenceThrough));
}

function shownIn(answer: Answer, silenceThrough: string): string {
  const shown = shownAnswer(answer, silenceThrough);
  if (!shown) return 'no path meets the condition';
  const text = shown.kind === 'settled' ? `known: ${shown.text}` : shown.text;
  return `${text}${shown.error ? ` ± ${shown.error}` : ''}`.replaceAll('\u00a0', ' ');
}

function withCell(line: string, column: number, text: string): string {
  const cells = line.split('|');
  cells[column + 1] = ` ${text} `;
  return cells.join('|');
}
