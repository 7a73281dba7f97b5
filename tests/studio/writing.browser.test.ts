import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { formatText } from '@proviso/language';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

describe.skipIf(!HAS_BROWSER)('writing in the studio', () => {
  let studio: OpenedStudio;
  let page: Page;
  const onDisk = (path: string) => readFileSync(join(studio.folder, path), 'utf8');
  const texts = new Map<string, string>();
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const editor = () => page.locator('.cm-content');
  const standing = () => page.locator('.standing').textContent();
  const errors = () => page.locator('.faults li.error');

  beforeAll(async () => {
    studio = await openStudio('cases/russia-2014');
    page = studio.page;
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const path of ['minsk.proviso', 'economy.proviso', 'case.proviso', 'data/brent.csv']) {
      texts.set(path, onDisk(path));
    }
  });

  afterAll(async () => {
    // The browser itself tells of each answer that refuses: here of the text that must not be overwritten.
    expect(studio.complaints.filter((complaint) => !complaint.includes('409 (Conflict)'))).toEqual([]);
    await studio.close();
  });

  beforeEach(async () => {
    for (const [path, text] of texts) if (onDisk(path) !== text) writeFileSync(join(studio.folder, path), text);
    await studio.forget();
    await studio.goTo('#view=write');
    await editor().waitFor();
  });

  const open = async (path: string) => {
    await button(new RegExp(`^${path}`)).click();
    await expect.poll(standing).toMatch(path);
  };
  const goToName = async (name: string) => {
    await page.getByLabel('Go to').fill(name);
    await expect.poll(() => page.locator('datalist option').count()).toBeGreaterThan(50);
    await page.getByLabel('Go to').press('Enter');
  };
  /** Types at the end of the line of the cursor, however often it is broken on screen. */
  const typeAtEnd = async (text: string) => {
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('End');
    await page.keyboard.type(text);
  };
  /** The text in the editor, of which only the lines in sight are in the page. */
  const lineWith = (words: string) => page.locator('.cm-line', { hasText: words }).first().textContent();

  test('neither editor nor language server nor diagram is loaded before it is needed', async () => {
    await studio.goTo('#view=read');
    const before = studio.requests.length;
    await button('Write').click();
    await editor().waitFor();
    const late = studio.requests.slice(before).filter((url) => url.endsWith('.js'));
    expect(late.some((url) => url.includes('language-worker'))).toBe(true);
    expect(late.some((url) => url.includes('diagram'))).toBe(false);
    const first = studio.requests.slice(studio.requests.lastIndexOf(studio.url), before);
    expect(first.filter((url) => late.includes(url))).toEqual([]);
  });

  test('an error is seen at its place as it is typed, and mended by what was probably meant', async () => {
    await goToName('compliance');
    await typeAtEnd(' * pian');
    await expect.poll(() => errors().count()).toBe(1);
    const [fault] = await errors().allTextContents();
    expect(fault).toMatch(/error PV0101economy\.proviso:\d+:\d+/);
    expect(fault).toContain('nothing is called pian');
    expect(await page.locator('.run-state').textContent()).toContain('1 error');
    await page.locator('.cm-lintRange-error').hover();
    await button('Write pain').click();
    await expect.poll(() => errors().count()).toBe(0);
    expect(await lineWith('let compliance')).toMatch(/ \* pain$/);
  });

  test('a code leads to its page, which needs no network', async () => {
    await goToName('compliance');
    await typeAtEnd(' * pian');
    await button(/error PV0101/).click();
    await page.getByRole('heading', { name: /PV0101/ }).waitFor();
  });

  test('completion offers what fits, hover and the pane beside tell what a name is', async () => {
    await goToName('compliance');
    await expect.poll(() => page.locator('.at-cursor').textContent()).toContain('Unit: [1/year]');
    await page.locator('.cm-line', { hasText: 'let compliance' }).getByText('readiness').hover();
    await expect.poll(() => page.locator('.cm-lsp-hover-tooltip').textContent()).toContain('param readiness');
    await typeAtEnd(' * amplif');
    await page.locator('.cm-tooltip-autocomplete', { hasText: 'amplification' }).waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    expect(await lineWith('let compliance')).toMatch(/ \* amplification$/);
  });

  test('units that nobody wrote are shown, and a double click writes one', async () => {
    await goToName('pain');
    const line = page.locator('.cm-line', { hasText: 'let pain' });
    expect(await line.locator('.unit-hint').textContent()).toBe('[1]');
    await line.locator('.unit-hint').dblclick();
    await expect.poll(() => line.locator('.unit-hint').count()).toBe(0);
    expect(await line.textContent()).toContain('relief" [1] = hurt');
  });

  test('formatting lays the text out as the command does', async () => {
    await goToName('compliance');
    await typeAtEnd('   *    2');
    await page.keyboard.press('Shift+Alt+F');
    await expect.poll(() => lineWith('let compliance')).toMatch(/\(pain\) \* 2$/);
    await page.keyboard.press('Control+S');
    await expect.poll(standing).toBe('economy.proviso: saved');
    expect({ text: onDisk('economy.proviso') }).toEqual(formatText(onDisk('economy.proviso')));
    expect(onDisk('economy.proviso')).toContain('exp(pain) * 2\n');
  });

  test('a name is renamed in every file, and each says that it is edited', async () => {
    await goToName('compliance');
    await page.keyboard.press('F2');
    await page.locator('.cm-lsp-rename-panel input').fill('yielding');
    await page.keyboard.press('Enter');
    await expect.poll(() => button(/^minsk.proviso.*edited/).count()).toBe(1);
    await expect.poll(() => button(/^economy.proviso.*edited/).count()).toBe(1);
    expect(await errors().count()).toBe(0);
    await goToName('back_down');
    expect(await lineWith('event back_down')).not.toContain('compliance');
    await button('Save all 2').click();
    await expect.poll(() => onDisk('minsk.proviso')).toContain('yielding');
    await expect.poll(() => onDisk('economy.proviso')).toContain('let yielding');
  });

  test('the forecast follows what is written, and comes back with what is undone', async () => {
    const answers = async () => {
      await button(/^Read$/).click();
      await page.locator('.question').first().waitFor();
      return await page.locator('.question > .number strong').allTextContents();
    };
    await studio.goTo('#view=read&as-of=2016-01-29');
    await expect.poll(async () => (await answers()).length).toBeGreaterThan(3);
    const before = await answers();
    await button(/^Write$/).click();
    await goToName('compliance');
    await typeAtEnd(' * 40');
    await expect.poll(answers).not.toEqual(before);
    await button(/^Write$/).click();
    await editor().click();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+Z');
    await expect.poll(answers).toEqual(before);
  });

  test('nothing is on disk before it is saved, and all of it after', async () => {
    await open('case.proviso');
    await editor().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// A first line\n');
    await expect.poll(standing).toBe('case.proviso: edited');
    expect(onDisk('case.proviso')).toBe(texts.get('case.proviso'));
    await page.keyboard.press('Control+S');
    await expect.poll(standing).toBe('case.proviso: saved');
    expect(onDisk('case.proviso')).toBe(`// A first line\n${texts.get('case.proviso')}`);
  });

  test('what was not saved is there after a reload', async () => {
    await open('case.proviso');
    await editor().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// Not saved\n');
    await page.reload();
    await expect.poll(standing).toBe('case.proviso: edited');
    expect(await page.locator('.cm-line').first().textContent()).toBe('// Not saved');
    expect(onDisk('case.proviso')).toBe(texts.get('case.proviso'));
  });

  test('a text that another program wrote is taken where nothing was edited', async () => {
    await open('case.proviso');
    writeFileSync(join(studio.folder, 'case.proviso'), `// By another\n${texts.get('case.proviso')}`);
    await expect.poll(() => page.locator('.cm-line').first().textContent()).toBe('// By another');
    expect(await standing()).toBe('case.proviso: saved');
  });

  test('where both wrote, a person chooses, and nothing is overwritten before', async () => {
    await open('case.proviso');
    await editor().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// Mine\n');
    const theirs = `// Theirs\n${texts.get('case.proviso')}`;
    writeFileSync(join(studio.folder, 'case.proviso'), theirs);
    await page.getByRole('alert').waitFor();
    await editor().click();
    await page.keyboard.press('Control+S');
    await expect.poll(() => page.locator('.said').textContent()).toContain('not saved');
    expect(onDisk('case.proviso')).toBe(theirs);
    await button('See both').click();
    const rows = await page.locator('.comparison tbody tr').allTextContents();
    expect(rows.slice(0, 2)).toEqual(['mine// Mine', 'theirs// Theirs']);
    await button('Keep mine').click();
    await button('Save').click();
    await expect.poll(standing).toBe('case.proviso: saved');
    expect(onDisk('case.proviso')).toBe(`// Mine\n${texts.get('case.proviso')}`);
  });

  test('or takes the text of the other, and can still undo that', async () => {
    await open('case.proviso');
    await editor().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// Mine\n');
    writeFileSync(join(studio.folder, 'case.proviso'), `// Theirs\n${texts.get('case.proviso')}`);
    await button('Take theirs').click();
    await expect.poll(() => page.locator('.cm-line').first().textContent()).toBe('// Theirs');
    await expect.poll(standing).toBe('case.proviso: saved');
    await editor().click();
    await page.keyboard.press('Control+Z');
    await expect.poll(() => page.locator('.cm-line').first().textContent()).toBe('// Mine');
  });

  test('figures are read as a table, and written as text', async () => {
    await open('data/brent.csv');
    const rows = texts.get('data/brent.csv')!.trim().split('\n');
    await expect.poll(() => page.locator('.data-table tbody tr').count()).toBe(rows.length - 1);
    expect(await page.locator('.data-table thead th').allTextContents()).toEqual(rows[0]!.split(','));
    await button('As a table').click();
    expect(await page.locator('.cm-line').first().textContent()).toBe(rows[0]);
  });

  test('Tab indents, and Escape then Tab leads out', async () => {
    await open('case.proviso');
    await editor().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    expect(await page.locator('.cm-line').first().textContent()).toMatch(/^ {2}\/\//);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.className')).not.toBe('editor-host');
  });

  describe('the diagram', () => {
    const node = (name: string) => page.locator(`.drawing [data-name="${name}"]`);

    beforeEach(async () => {
      await button('What drives what').click();
    });

    test('follows the cursor in the text', async () => {
      await goToName('compliance');
      await node('compliance').and(page.locator('[aria-pressed="true"]')).waitFor();
      expect(await node('pain').getAttribute('aria-label')).toMatch(/^let pain, .*depends on .*hurt/);
      expect(await node('back_down').count()).toBe(1);
      expect(await node('PMDA').count()).toBe(0);
    });

    test('selects in the text what is clicked, or reached by arrow keys and chosen with Enter', async () => {
      await goToName('compliance');
      await node('back_down').click();
      await expect.poll(standing).toMatch('minsk.proviso');
      await expect.poll(() => page.locator('.at-cursor').textContent()).toContain('event back_down');
      await node('back_down').focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await expect.poll(standing).toMatch('economy.proviso');
      await expect.poll(() => page.locator('.at-cursor').textContent()).toContain('let compliance');
    });

    test('shows all that drives a question, and the whole case, in words too', async () => {
      await page.getByRole('combobox', { name: 'Show' }).selectOption('what drives it');
      await page.getByRole('combobox', { name: 'it is' }).selectOption('oil_above_50');
      await expect.poll(() => page.locator('.drawing .node').count()).toBe(5);
      await page.getByText('In words').click();
      expect(await page.locator('.influence-list').textContent()).toContain('question oil_above_50');
      await page.getByRole('combobox', { name: 'Show' }).selectOption('whole case');
      await expect.poll(() => page.locator('.drawing .node').count()).toBeGreaterThan(100);
    });
  });

  test.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const)('axe finds nothing at %i pixels, %s', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await goToName('compliance');
    await typeAtEnd(' * pian');
    await expect.poll(() => errors().count()).toBe(1);
    await button('What drives what').click();
    await page.locator('.drawing .node').first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('nothing of it runs out of a page of 360 pixels', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await button('What drives what').click();
    await page.locator('.drawing .node').first().waitFor();
    const box = (await page.locator('.writing').boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    expect(await page.locator('.writing').evaluate((whole) => whole.scrollWidth <= whole.clientWidth)).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
