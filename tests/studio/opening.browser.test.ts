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

/** In the page: keeps every title that was shown since it opened. */
const WATCH_TITLES = `
  globalThis.titles = new Set();
  new MutationObserver(() => {
    const title = document.querySelector('h1')?.textContent;
    if (title) titles.add(title);
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
    await studio.page.addInitScript(WATCH_TITLES);
  });
  afterAll(async () => {
    expect(studio.complaints).toEqual([]);
    await studio.close();
  });
  beforeEach(async () => {
    writeFileSync(file(), text);
    await studio.page.evaluate(() => localStorage.clear());
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

  /** Types into the case without saving it, and opens the page anew. */
  const leaveDraft = async (changed: string) => {
    await studio.goTo('#view=write');
    await studio.page.getByRole('button', { name: /^case.proviso/ }).click();
    await expect.poll(() => studio.page.locator('.standing').textContent()).toContain('case.proviso');
    await studio.page.locator('.cm-content').click();
    await studio.page.keyboard.press('Control+A');
    await studio.page.keyboard.insertText(changed);
    await expect.poll(() => studio.page.evaluate('localStorage.length')).toBe(1);
    await studio.goTo(SETTING);
  };
  const sinceOpened = () => studio.requests.slice(studio.requests.lastIndexOf(studio.url));
  const shownTitles = () => studio.page.evaluate<readonly string[]>('[...titles]');

  test('needs no parser as long as nothing is edited, and answers what the command line answers', async () => {
    await studio.goTo(SETTING);
    await answered();
    expect(await answers()).toEqual(await commandLine(text));
    expect(sinceOpened().some((url) => PARSER.test(url))).toBe(false);
  });

  test('a text that was edited and not saved is checked, and what came checked is never shown in its stead', async () => {
    const question = '\nquestion oil_above_60 "Brent above 60 dollars" = brent > 60 on 2016-12-31\n';
    const edited = `${text.replace(/^case "[^"]*"/m, 'case "Edited and not saved"')}${question}`;
    await leaveDraft(edited);
    await answered();
    expect(await title().textContent()).toBe('Edited and not saved');
    expect((await shownTitles()).filter((shown) => shown.includes('Minsk'))).toEqual([]);
    expect(sinceOpened().some((url) => PARSER.test(url))).toBe(true);
    expect(await answers()).toEqual(await commandLine(edited));
  });

  test('where what was edited has an error, that is said, and the case is read as it is saved', async () => {
    await leaveDraft(text.replace(/^case "[^"]*"/m, 'case'));
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
    expect(await shownTitles()).not.toContain('Stale');
    expect(await answers()).toEqual(await commandLine(text));
  });

  test('a text that another program changed after the case was served is served as it is then', async () => {
    writeFileSync(file(), text.replace(/^case "[^"]*"/m, 'case "Written elsewhere"'));
    await studio.goTo(SETTING);
    await answered();
    expect(await title().textContent()).toBe('Written elsewhere');
  });
});
