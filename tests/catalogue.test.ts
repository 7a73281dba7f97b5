import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCase, renderDiagnostic } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { status } from '@proviso/law';
import type { Case } from '@proviso/model';
import { describe, expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

const FOLDER = join(ROOT, 'catalogue');
const library = readLibrary(join(ROOT, 'library'));
const cases = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

function open(name: string): Case {
  const { text } = readCaseFolder(join(FOLDER, name));
  const { model, diagnostics } = checkCase(text!, library);
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => renderDiagnostic(d))).toEqual([]);
  return model!;
}

test('every case of the catalogue checks without errors', () => {
  expect(cases.length).toBeGreaterThan(4);
  for (const name of cases) open(name);
});

test('every date of the catalogue has its source, or says that it is a guess', () => {
  for (const name of cases) {
    const { text } = readCaseFolder(join(FOLDER, name));
    expect(checkCase(text!, library).diagnostics.filter(({ code }) => code === 'PV0804')).toEqual([]);
  }
});

/** Name, day, and status on it; `?` behind a status is the verdict that the records do not bear it out. */
type Boundary = readonly [name: string, on: string, status: string];

const BOUNDARIES: Readonly<Record<string, readonly Boundary[]>> = {
  'belarus-2015': [
    ['EU_Belarus', '2015-10-31', 'in force'],
    ['EU_Belarus_170', '2015-10-28', 'in force'],
    ['EU_Belarus_170', '2015-10-29', 'suspended'],
    ['EU_Belarus_170', '2016-02-24', 'suspended'],
    ['EU_Belarus_170', '2016-02-25', 'lifted'],
    ['EU_Belarus', '2016-02-29', 'in force'],
    ['EU_Belarus', '2016-03-01', 'in force'],
    ['EU_Belarus', '2017-02-28', 'in force'],
    ['EU_Belarus', '2018-02-28', 'in force'],
    ['EU_Belarus', '2018-03-01', 'lapsed?'],
  ],
  'hong-kong-2020': [
    ['HK_emergency', '2020-07-13', 'not yet'],
    ['HK_order', '2020-07-14', 'in force'],
    ['HK_emergency', '2025-07-14', 'in force'],
    ['HK_emergency', '2026-07-13', 'in force'],
    ['HK_order', '2026-07-13', 'in force'],
    ['HK_emergency', '2026-07-14', 'lapsed'],
    ['HK_order', '2026-07-14', 'residual'],
    ['HK_Act', '2026-07-14', 'in force'],
    ['HK_Act', '2026-07-15', 'in force?'],
  ],
  'syria-2025': [
    ['SY_orders', '2025-05-11', 'in force'],
    ['SY_orders', '2025-06-30', 'in force'],
    ['SY_emergency', '2025-07-01', 'terminated'],
    ['SY_orders', '2025-07-01', 'lapsed'],
    ['SY_PAARSS', '2025-07-01', 'in force'],
    ['SY_PAARSS', '2025-10-14', 'in force'],
    ['SY_Caesar', '2025-12-17', 'in force'],
    ['SY_Caesar', '2025-12-18', 'terminated'],
  ],
  'zimbabwe-2024': [
    ['ZW_orders', '2024-03-03', 'in force'],
    ['ZW_emergency', '2024-03-04', 'terminated'],
    ['ZW_orders', '2024-03-04', 'lapsed'],
    ['Global_Magnitsky', '2024-03-04', 'in force'],
    ['Global_Magnitsky', '2024-12-20', 'lapsed?'],
    ['EU_Zimbabwe.travel_ban', '2026-02-16', 'in force'],
    ['EU_Zimbabwe.travel_ban', '2026-02-17', 'lifted'],
    ['EU_Zimbabwe.arms_embargo', '2026-02-21', 'in force'],
  ],
  'iran-2231': [
    ['UN_Iran', '2016-01-15', 'in force'],
    ['UN_Iran', '2016-01-16', 'terminated'],
    ['UN_Iran', '2025-09-27', 'terminated'],
    ['UN_Iran', '2025-09-28', 'in force'],
    ['UN_Iran', '2025-10-19', 'in force'],
  ],
};

describe.each(Object.entries(BOUNDARIES))('%s', (name, boundaries) => {
  const model = open(name);

  test.each(boundaries)('%s on %s: %s', (subject, on, expected) => {
    const answer = status(model, subject, { on });
    expect(`${answer.status}${answer.verdict === undefined ? '' : '?'}`).toBe(expected);
  });
});

test('the case of every boundary stands in the catalogue, and the reverse', () => {
  expect(Object.keys(BOUNDARIES).sort()).toEqual([...cases].sort());
});

describe('what was not yet known', () => {
  test('on the day before the notice of 2025 the emergency over Hong Kong was due to end', () => {
    const answer = status(open('hong-kong-2020'), 'HK_emergency', { on: '2025-07-14', known: '2025-07-09' });
    expect(answer).toMatchObject({ status: 'lapsed', verdict: 'unverified' });
  });

  test('the repeal of the Caesar Act was known the day after', () => {
    const model = open('syria-2025');
    expect(status(model, 'SY_Caesar', { on: '2025-12-18', known: '2025-12-18' }).status).toBe('in force');
  });

  test('without the notice of August 2025 the relief stays', () => {
    const answer = status(open('iran-2231'), 'UN_Iran', { on: '2025-09-28', known: '2025-08-27' });
    expect(answer.status).toBe('terminated');
  });
});
