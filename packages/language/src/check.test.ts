import { hashCase, parseCase, serializeCase } from '@proviso/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCase } from './check.ts';
import { renderDiagnostic } from './diagnostic.ts';
import { SKETCH } from './sketch.fixture.ts';

const text = SKETCH.files.get('case.proviso')!;
const tables = [...SKETCH.files].filter(([file]) => file.endsWith('.csv'));

function modelOf(files: Iterable<readonly [string, string]>) {
  const { model, diagnostics } = checkCase({ files: new Map([...tables, ...files]) });
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => renderDiagnostic(d))).toEqual([]);
  return model!;
}

/** The declarations of a text: each begins at the margin and goes on through indented lines and closing brackets. */
function declarationsOf(source: string): readonly string[] {
  return source.split('\n').reduce<string[]>((parts, line) => {
    if (parts.length === 0 || /^[a-z]/.test(line)) parts.push(line);
    else parts[parts.length - 1] += `\n${line}`;
    return parts;
  }, []);
}

const whole = hashCase(modelOf([['case.proviso', text]]));

describe('the sketch of the language', () => {
  const model = modelOf([['case.proviso', text]]);

  test('checks without errors', () => {
    expect(model.title).toBe('Russia: sanctions, Minsk II and the plutonium agreement');
    expect(model.timeline).toEqual({ unit: 'month', from: '2014-03-01', through: '2017-12-31' });
  });

  test('its renewal lapses by the rule of its clause', () => {
    const regime = model.regimes.find(({ name }) => name === 'EU_sectoral')!;
    expect(regime.applies).toEqual({ from: '2014-08-01', through: '2015-07-31' });
    expect(regime.clauses.find(({ kind }) => kind === 'lapses')).toEqual({
      kind: 'lapses',
      id: 'EU_sectoral.lapses',
      period: { count: 6, unit: 'month' },
      by: 'EU_rollover',
      lead: { count: 40, unit: 'day' },
    });
  });

  test('a clause in a block of dates holds from its first day', () => {
    const regime = model.regimes.find(({ name }) => name === 'US_sectoral')!;
    expect(regime.clauses).toContainEqual({
      kind: 'lifted',
      by: 'US_Congress',
      id: 'US_sectoral.lifted',
      holds: { from: '2017-08-02' },
    });
  });

  test('two wordings of one condition are two formulations of one clause, the first operative', () => {
    const agreement = model.agreements.find(({ name }) => name === 'PMDA')!;
    const [clause, ...others] = agreement.clauses;
    expect(others).toEqual([]);
    expect(clause).toMatchObject({ kind: 'resumes', when: [{ asIn: 'law_381' }, { asIn: 'commentary_2016_10' }] });
  });

  test('an obligation is known by its agreement, and needs others', () => {
    const { obligations } = model.agreements.find(({ name }) => name === 'Minsk_II')!;
    expect(obligations.map(({ name }) => name)).toEqual([
      'Minsk_II.border',
      'Minsk_II.constitution',
      'Minsk_II.elections',
      'Minsk_II.withdrawal',
    ]);
    expect(obligations[0]!.needs).toEqual(['Minsk_II.constitution', 'Minsk_II.elections']);
    expect(obligations[0]!.due).toBe('2015-12-31');
  });

  test('an event that happened is an event and a record of it', () => {
    expect(model.events.find(({ name }) => name === 'paris')!.occurrence).toEqual({ kind: 'recorded' });
    expect(model.records.find(({ subject }) => subject === 'paris')).toMatchObject({
      id: '2015-11-13 paris happened',
      date: '2015-11-13',
      known: '2015-11-13',
    });
  });

  test('figures carry the day on which they were known', () => {
    const brent = model.states.find(({ name }) => name === 'brent')!;
    expect(brent.series!.rows[0]).toEqual({ date: '2014-03-01', known: '2014-04-01', value: 107.48 });
  });

  test('a whole month in a scenario becomes its first and its last day', () => {
    expect(model.scenarios.map(({ interventions }) => interventions)).toEqual([
      [{ kind: 'set', quantity: 'brent', value: { kind: 'number', value: 60 }, from: '2016-06-01' }],
      [{ kind: 'fails', vote: 'EU_rollover', from: '2016-07-01', through: '2016-07-31' }],
    ]);
  });

  test('units that are not written are inferred', () => {
    const unitOf = (name: string) => [...model.lets, ...model.states].find((quantity) => quantity.name === name)!.unit;
    expect(unitOf('pain')).toEqual({ bases: [] });
    expect(unitOf('compliance')).toEqual({ bases: [['year', -1]] });
    expect(unitOf('us_resolve')).toEqual({ bases: [] });
  });

  test('every name, clause, record and figure has its place', () => {
    const { places } = checkCase(SKETCH);
    const lines = (name: string) => places.get(name)?.lineText.trim();
    expect(lines('Minsk_II.border')).toMatch(/^obligation border/);
    expect(lines('EU_sectoral.lapses')).toMatch(/^lapses unless renewed/);
    expect(lines('2015-06-22 EU_sectoral renewed')).toMatch(/^record 2015-06-22/);
    expect(lines('brent@2014-04-01')).toBe('2014-04,2014-05-01,107.76');
  });

  test('survives JSON with its hash', () => {
    expect(hashCase(parseCase(serializeCase(model)))).toBe(whole);
  });
});

describe('the hash of a case', () => {
  test('does not change when declarations change places', () => {
    const parts = declarationsOf(text);
    // The first reader declared is the reader of a run, so readers keep their order.
    const readers = parts.filter((part) => part.startsWith('reader'));
    const others = parts.filter((part) => !part.startsWith('reader'));
    fc.assert(
      fc.property(fc.shuffledSubarray(others, { minLength: others.length }), (shuffled) => {
        expect(hashCase(modelOf([['case.proviso', [...readers, ...shuffled].join('\n')]]))).toBe(whole);
      }),
      { numRuns: 15 },
    );
  });

  test('does not change when the case is divided into files of any names', () => {
    const parts = declarationsOf(text);
    fc.assert(
      fc.property(fc.nat(parts.length), fc.stringMatching(/^[a-z]{1,8}$/), (at, name) => {
        const files = [
          [`b/${name}.proviso`, parts.slice(at).join('\n')],
          [`a/${name}.proviso`, parts.slice(0, at).join('\n')],
        ] as const;
        expect(hashCase(modelOf(files))).toBe(whole);
      }),
      { numRuns: 15 },
    );
  });

  test('does not change with comments, blank lines, line ends and a byte-order mark', () => {
    const spaced = text
      .split('\n')
      .map((line) => `${line.replace(/ (?=[^"]*(?:"[^"]*"[^"]*)*$)/g, '   ')} // note\r\n\r\n`)
      .join('');
    expect(hashCase(modelOf([['case.proviso', `\uFEFF/* head */${spaced}`]]))).toBe(whole);
  });

  test('changes with a number', () => {
    expect(hashCase(modelOf([['case.proviso', text.replace('~ 40 to 80', '~ 40 to 81')]]))).not.toBe(whole);
  });
});

describe('several faults', () => {
  test('are reported together, in order of place', () => {
    const faulty = text
      .replace('by EU against RU', 'by EU agianst RU')
      .replace('bite * doses', 'bite * dosis')
      .replace('on 2016-06-23', 'on 2016-06-31')
      .replace('[USD/bbl] ~ 40 to 80', '[USD/brl] ~ 40 to 80')
      .replace('param anchor    [USD/bbl]', 'param anchor    [USD/brl]');
    const { model, diagnostics } = checkCase({ files: new Map([...tables, ['case.proviso', faulty]]) });
    expect(model).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['PV0001', 'PV0101', 'PV0301', 'PV0401']),
    );
    const lines = diagnostics.map(({ place }) => place!.line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('a broken declaration makes no unknown name of what it declares', () => {
    const faulty = text.replace('param bite          ~ 0.5 to 2', 'param bite          ~ ~ 0.5 to 2');
    const { diagnostics } = checkCase({ files: new Map([...tables, ['case.proviso', faulty]]) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['PV0001']);
  });
});

test('a name that is missing in several places is reported once', () => {
  const { diagnostics } = checkCase({
    files: new Map([...tables, ['case.proviso', text.replace('actor UA', 'actor UKR')]]),
  });
  expect(diagnostics.filter(({ code }) => code === 'PV0101')).toHaveLength(1);
});

test('an empty file is a case without title and timeline', () => {
  const { diagnostics } = checkCase({ files: new Map([['case.proviso', '']]) });
  expect(diagnostics.map(({ code }) => code)).toEqual(['PV0501', 'PV0502']);
});
