import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCase, type Diagnostic } from '@proviso/language';
import { status } from '@proviso/law';
import type { Case } from '@proviso/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Programme } from './programme.ts';
import { programmeOf } from './programme-fields.ts';
import { type ProgrammeFile, readProgramme } from './programme-file.ts';
import { importProgrammes } from './programme-import.ts';
import { type YamlValue, yamlText } from './yaml-value.ts';

const OWN = fileURLToPath(new URL('programmes.fixture', import.meta.url));
/** The descriptions that OpenSanctions publishes; they are not part of the project. */
const SHARED = fileURLToPath(new URL('../../../../shared/data/opensanctions-programmes', import.meta.url));

function filesIn(folder: string): readonly ProgrammeFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return names.map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}

function fileOf(path: string, text: string): ProgrammeFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

function modelOf(files: ReadonlyMap<string, string>): Case {
  const { model, diagnostics } = checkCase({ files });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return model!;
}

/** The fields of a programme with its measures in order: theirs means nothing. */
function comparable({ fields, comments }: Programme) {
  const measures = fields.get('measures');
  const sorted = Array.isArray(measures) ? [...measures].sort() : measures;
  const entries = [...fields].map(([field, value]) => [field, field === 'measures' ? sorted : value] as const);
  return { fields: new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1))), comments };
}

function expectRoundTrip(files: readonly ProgrammeFile[]) {
  const { files: made, imported, left } = importProgrammes(files);
  expect({ imported, left }).toEqual({ imported: files.length, left: [] });
  const model = modelOf(made);
  const back = new Map(
    model.regimes.map((regime) => {
      const programme = programmeOf(model, regime)!;
      return [programme.fields.get('key'), comparable(programme)];
    }),
  );
  for (const file of files) {
    const { programme } = readProgramme(file);
    expect(back.get(programme!.fields.get('key')), file.path).toEqual(comparable(programme!));
  }
  expect(back.size).toBe(files.length);
  return model;
}

describe('descriptions become regimes', () => {
  test('and are given back field by field: other scripts, odd keys, wrong kinds, nothing at all', () => {
    expectRoundTrip(filesIn(OWN));
  });

  test.runIf(existsSync(SHARED))('all 261 that OpenSanctions publishes are given back field by field', () => {
    const files = filesIn(SHARED);
    expect(files).toHaveLength(261);
    const model = expectRoundTrip(files);
    const hongKong = model.regimes.find(({ name }) => name === 'US_HONGKONG');
    expect(hongKong).toMatchObject({ by: 'us_ofac', measures: ['asset_freeze', 'travel_ban'] });
    for (const { name } of model.regimes) {
      expect(status(model, name, { on: '2026-07-14' })).toMatchObject({ verdict: 'unverified', accounts: [] });
    }
  });

  test('of any texts and values, and are given back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const leaf = fc.oneof(text, fc.integer().map(BigInt), fc.boolean(), fc.constant(null), fc.double({ noNaN: true }));
    const value: fc.Arbitrary<YamlValue> = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }));
    const field = fc.constantFrom('title', 'url', 'summary', 'issuer', 'status', 'aliases', 'measures', 'note', 'by');
    const description = fc.dictionary(field, value);
    fc.assert(
      fc.property(fc.array(description, { minLength: 1, maxLength: 3 }), (descriptions) => {
        const files = descriptions.map((fields, i) => {
          const lines = Object.entries(fields).map(([name, v]) => `${name}: ${yamlText(v)}\n`);
          return fileOf(`${i}.yml`, `key: K${i}\n${lines.join('')}`);
        });
        expectRoundTrip(files);
      }),
      { numRuns: 60 },
    );
  });

  test('whatever the order in which the files are read', () => {
    const files = filesIn(OWN);
    expect(importProgrammes(files.toReversed())).toEqual(importProgrammes(files));
  });

  test('whose status is unverified, since nothing says when they began and end', () => {
    const model = modelOf(importProgrammes(filesIn(OWN)).files);
    for (const { name } of model.regimes) {
      const answer = status(model, name, { on: '2020-01-01' });
      expect(answer).toMatchObject({ verdict: 'unverified', accounts: [] });
      expect(answer.status).toBeUndefined();
    }
  });

  test('under names of their own where two keys would make the same', () => {
    const names = modelOf(importProgrammes(filesIn(OWN)).files).regimes.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['NM_SHIPS', 'NM_SHIPS_2', 'СЕВ_БЕРЕГ', '北国_海岸', 'state_1']));
  });

  test('laid out as the formatter lays them out, texts in lines of readable length', () => {
    const { files } = importProgrammes([fileOf('a.yml', `key: A\nsummary: ${'a measure '.repeat(60)}\nid: 1\n`)]);
    const lines = [...files.values()].join('').split('\n');
    expect(Math.max(...lines.filter((line) => line.includes('a measure')).map((line) => line.length))).toBeLessThan(
      110,
    );
  });
});

describe('what cannot be read', () => {
  const good = fileOf('good.yml', 'key: GOOD\ntitle: Good\n');
  const importing = (...files: readonly ProgrammeFile[]) => importProgrammes([good, ...files]);
  const told = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.map(({ code, severity, place }) => [code, severity, place && `${place.file}:${place.line}`]);

  test.each([
    ['an open bracket', 'key: A\naliases: [one\ntitle: x\n', 'PV1101'],
    ['a tab for an indent', 'key: A\naliases:\n\t- one\n', 'PV1101'],
    ['a field written twice', 'key: A\ntitle: x\ntitle: y\n', 'PV1101'],
    ['two documents', 'key: A\n---\nkey: B\n', 'PV1101'],
    ['a list', '- key: A\n', 'PV1101'],
    ['nothing', '', 'PV1101'],
    ['a word', 'sanctions', 'PV1101'],
    ['a value that stands elsewhere', 'key: A\ntitle: &t x\nsummary: *t\n', 'PV1101'],
    ['a circle', 'key: A\naliases: &a [*a]\n', 'PV1101'],
    ['a tag of its own', 'key: A\ntitle: !secret x\n', 'PV1101'],
    ['a field without a word for it', 'key: A\n? [a, b]\n: x\n', 'PV1101'],
    ['brackets without end', `key: A\nsummary: ${'['.repeat(50_000)}\n`, 'PV1101'],
    ['no key', 'title: x\n', 'PV1102'],
    ['an empty key', 'key: ""\n', 'PV1102'],
    ['a key that is a list', 'key: [A]\n', 'PV1102'],
  ])('a file with %s is reported, and the others are imported', (_, text, code) => {
    const { imported, left, diagnostics } = importing(fileOf('bad.yml', text));
    expect({ imported, left }).toEqual({ imported: 1, left: ['bad.yml'] });
    expect(told(diagnostics)).toEqual([[code, 'error', expect.stringMatching(/^bad\.yml:\d+$/)]]);
  });

  test('bytes that are no UTF-8 are reported, and not read as something else', () => {
    const { left, diagnostics } = importing({ path: 'latin1.yml', bytes: Buffer.from('key: \xC4\n', 'latin1') });
    expect(left).toEqual(['latin1.yml']);
    expect(told(diagnostics)).toEqual([['PV0704', 'error', undefined]]);
  });

  test('a file that cannot be opened is reported', () => {
    const { left, diagnostics } = importing({ path: 'closed.yml', bytes: undefined });
    expect(left).toEqual(['closed.yml']);
    expect(told(diagnostics)).toEqual([['PV1106', 'error', undefined]]);
  });

  test('a file that is far too long for a description is not read', () => {
    const { left, diagnostics } = importing(fileOf('long.yml', `key: A\nsummary: ${'x'.repeat(300_000)}\n`));
    expect(left).toEqual(['long.yml']);
    expect(told(diagnostics)).toEqual([['PV0703', 'error', undefined]]);
  });

  test.each([
    ['key', 'key: GOOD\n'],
    ['id', 'key: OTHER\nid: 7\n'],
  ])('a second file with the same %s is left, and both places are shown', (field, text) => {
    const first = fileOf('a.yml', 'key: GOOD\nid: 7\n');
    const { left, diagnostics } = importProgrammes([first, fileOf('b.yml', text)]);
    expect(left).toEqual(['b.yml']);
    expect(diagnostics).toMatchObject([
      { code: 'PV1104', place: { file: 'b.yml' }, related: [{ place: { file: 'a.yml' } }] },
    ]);
    expect(diagnostics[0]?.message).toContain(field);
  });

  test('a field that is not known is kept, with a warning', () => {
    const { files, left, diagnostics } = importing(fileOf('more.yml', 'key: A\nreview date: 2026-07-14\n'));
    expect(left).toEqual([]);
    expect(told(diagnostics)).toEqual([['PV1103', 'warning', 'more.yml:2']]);
    const regime = modelOf(files).regimes.find(({ name }) => name === 'A');
    expect(regime?.entry?.noted).toEqual([{ field: 'review date', value: '2026-07-14' }]);
  });

  test('a key in two scripts is imported, with a warning about its letters', () => {
    const { left, diagnostics } = importing(fileOf('mixed.yml', 'key: US-\u041DONGKONG\n'));
    expect(left).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'PV0806', severity: 'warning' }]);
  });

  test('where nothing can be read nothing is made', () => {
    const { files, imported } = importProgrammes([fileOf('bad.yml', 'key: [')]);
    expect({ files: files.size, imported }).toEqual({ files: 0, imported: 0 });
  });
});
