import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@proviso/cli';
import type { Forecast } from '@proviso/forecast';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { recordingTerminal } from '../recording-terminal.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const SETTING = '#view=turn&as-of=2016-01-29&seed=3&paths=200';
const PARSER = /\/checking-[^/]*\.js$/;

/** In the page: keeps every title and every list of questions that was shown with answers since it opened. */
const WATCH = `
  globalThis.shown = { titles: new Set(), questions: new Set() };
  new MutationObserver(() => {
    const title = document.querySelector('h1')?.textContent;
    if (title) shown.titles.add(title);
    const asked = [...document.querySelectorAll('.answers tr[data-question]')].map((row) => row.dataset.question);
    if (asked.length > 0) shown.questions.add(asked.join(' '));
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

describe.skipIf(!HAS_BROWSER)('opening a case in the studio', () => {
  let studio: OpenedStudio;
  let text: string;
  const file = () => join(studio.folder, 'case.proviso');
  const title = () => studio.page.getByRole('heading', { level: 1 });
  const answered = () => studio.page.locator('.answers td.own data').first().waitFor();
  const answers = async () =>
    await studio.page
      .locator('.answers td.own data')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))));

  beforeAll(async () => {
    studio = await openStudio('cases/russia-2014', SETTING);
    text = readFileSync(file(), 'utf8');
    await studio.page.addInitScript(WATCH);
  });
  afterAll(async () => {
    expect(studio.complaints).toEqual([]);
    await studio.close();
  });
  beforeEach(async () => {
    writeFileSync(file(), text);
    await studio.forget();
  });

  /** What the command line answers for a text of the case. */
  const commandLine = async (changed: string) => {
    writeFileSync(file(), changed);
    const terminal = recordingTerminal();
    const setting = ['--as-of', '2016-01-29', '--seed', '3', '--paths', '200', '--format', 'json'];
    expect(await run(['forecast', studio.folder, ...setting], terminal)).toBe(0);
    writeFileSync(file(), text);
    const { questions } = JSON.parse(terminal.written()) as Forecast;
    return questions.flatMap(({ result }) => (result.kind === 'not estimable' ? [] : [result.value]));
  };

  /** Writes a line at the end of the case without saving it, and opens the page anew. */
  const leaveDraft = async (line: string) => {
    const { page } = studio;
    await studio.goTo('#view=write');
    await page.getByRole('button', { name: /^case.proviso/ }).click();
    await expect.poll(() => page.locator('.standing').textContent()).toContain('case.proviso');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(line);
    await expect
      .poll(() => page.evaluate('Object.values(localStorage).join()'))
      .toContain(JSON.stringify(line).slice(1, -1));
    await studio.goTo(SETTING);
  };
  const sinceOpened = () => studio.requests.slice(studio.requests.lastIndexOf(studio.url));
  const shown = (what: 'titles' | 'questions') => studio.page.evaluate<readonly string[]>(`[...shown.${what}]`);

  test('needs no parser as long as nothing is edited, and answers what the command line answers', async () => {
    await studio.goTo(SETTING);
    await answered();
    expect(await answers()).toEqual(await commandLine(text));
    expect(sinceOpened().some((url) => PARSER.test(url))).toBe(false);
  });

  test('a text that was edited and not saved is checked, and what came checked is never shown in its stead', async () => {
    const question = 'question oil_above_60 "Brent above 60 dollars" = brent > 60 on 2016-12-31';
    await leaveDraft(question);
    await answered();
    const asked = await shown('questions');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((names) => !names.includes('oil_above_60'))).toEqual([]);
    expect(sinceOpened().some((url) => PARSER.test(url))).toBe(true);
    expect(await answers()).toEqual(await commandLine(`${text}\n${question}\n`));
  });

  test('where what was edited has an error, that is said, and the case is read as it is saved', async () => {
    await leaveDraft('question');
    await expect.poll(() => studio.page.locator('.run-state').textContent()).toMatch(/1 error|errors/);
    await answered();
    expect(await title().textContent()).toContain('Minsk');
    expect(await answers()).toEqual(await commandLine(text));
  });

  test('what another version of the program checked is checked again', async () => {
    await studio.page.route('**/api/case', async (route) => {
      const response = await route.fetch();
      const found = await response.json();
      const checked = {
        ...found.checked,
        builtFrom: 'other sources',
        model: { ...found.checked.model, title: 'Stale' },
      };
      await route.fulfill({ response, json: { ...found, checked } });
    });
    await studio.goTo(SETTING);
    await answered();
    await studio.page.unroute('**/api/case');
    expect(sinceOpened().some((url) => PARSER.test(url))).toBe(true);
    expect(await shown('titles')).not.toContain('Stale');
    expect(await answers()).toEqual(await commandLine(text));
  });

  test('a text that another program changed after the case was served is served as it is then', async () => {
    writeFileSync(file(), text.replace(/^case "[^"]*"/m, 'case "Written elsewhere"'));
    await studio.goTo(SETTING);
    await answered();
    expect(await title().textContent()).toBe('Written elsewhere');
  });
});
