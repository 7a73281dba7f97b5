import { expect, test } from 'vitest';
import { checkCase } from './check.ts';
import { readCaseFolder, readLibrary } from './node.ts';
import { parsedFile } from './parsed-file.ts';

const HEADER = 'case "Two files"\ntimeline by month from 2014-01 through 2014-12\nactor EU\n';

test('a text that has not changed is not parsed again', () => {
  const first = parsedFile('a.proviso', 'actor A\n');
  parsedFile('a.proviso', 'actor A\nactor B\n');
  expect(parsedFile('a.proviso', 'actor A\n')).toBe(first);
});

test('the same text in another file has its places there', () => {
  const faulty = `${HEADER}fact f by RU\n`;
  const placesIn = (path: string) =>
    checkCase({ files: new Map([[path, faulty]]) }).diagnostics.map(({ code, place }) => [code, place?.file]);
  const [first, second] = [placesIn('a.proviso'), placesIn('b.proviso')];
  expect(first).toContainEqual(['PV0101', 'a.proviso']);
  expect(second).toEqual(first.map(([code]) => [code, 'b.proviso']));
});

test('what one case declares is unknown to a case that shares a file with it', () => {
  const shared = 'fact paid by RU\n';
  const known = checkCase({
    files: new Map([
      ['main.proviso', `${HEADER}actor RU\n`],
      ['shared.proviso', shared],
    ]),
  });
  const unknown = checkCase({
    files: new Map([
      ['main.proviso', HEADER],
      ['shared.proviso', shared],
    ]),
  });
  expect(known.diagnostics.map(({ code }) => code)).not.toContain('PV0101');
  expect(unknown.diagnostics.map(({ code }) => code)).toContain('PV0101');
});

test('a syntax at fault is told each time it is read', () => {
  const faulty = `${HEADER}actor\nfact f by EU\n`;
  const check = () => checkCase({ files: new Map([['a.proviso', faulty]]) }).diagnostics;
  const first = check();
  expect(first.map(({ code }) => code)).toContain('PV0001');
  expect(check()).toEqual(first);
});

test('a case that is read anew is the case that was checked before', () => {
  const { text } = readCaseFolder('cases/russia-2014');
  const check = () => checkCase(text!, readLibrary('library'));
  const first = check();
  expect(first.model).toBeDefined();
  expect(check()).toEqual(first);
  forgetAll();
  expect(check()).toEqual(first);
});

/** Reads more text than is remembered. */
function forgetAll() {
  for (let i = 0; i < 6; i += 1) parsedFile('long.proviso', `actor B // ${i}${'.'.repeat(90_000)}\n`);
}

test('only what was read lately is remembered', () => {
  const first = parsedFile('a.proviso', 'actor A\n');
  forgetAll();
  expect(parsedFile('a.proviso', 'actor A\n')).not.toBe(first);
});
