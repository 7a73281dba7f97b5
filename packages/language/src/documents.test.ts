import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from './example-case.fixture.ts';

const DAVOS = 'If all goes well, the sanctions can be lifted in the coming months.\r\nNobody wishes them to stay.\r\n';
const codesFor = (quote: string, document = DAVOS) =>
  diagnosticsOf(`source davos "Speech" file "davos.txt" quote ${JSON.stringify(quote)}`, { 'davos.txt': document }).map(
    ({ code }) => code,
  );

describe('a quote', () => {
  test('stands where the document has it to the letter', () => {
    const words = fc.integer({ min: 0, max: DAVOS.indexOf('\r') - 1 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const quote = DAVOS.slice(Math.min(a, b), Math.max(a, b) + 1);
        fc.pre(quote.trim() !== '');
        expect(codesFor(quote)).toEqual([]);
      }),
    );
  });

  test.each([
    ['in other words', 'the sanctions will be lifted'],
    ['in other letters', 'The sanctions can be lifted'],
    ['with another blank', 'the  sanctions can be lifted'],
    ['over the end of a line', 'the coming months. Nobody'],
    ['empty', ''],
    ['of blanks', '  '],
  ])('%s is orphaned', (_, quote) => {
    expect(codesFor(quote)).toEqual(['PV0612']);
  });

  test('is not matched to letters that only look alike', () => {
    const composed = 'Schäuble';
    expect(codesFor(composed, composed)).toEqual([]);
    expect(codesFor(composed, composed.normalize('NFD'))).toEqual(['PV0612']);
  });

  test('is orphaned once its document is edited, and the others of the same source are not', () => {
    const text = 'source davos "Speech" file "davos.txt" quote "Nobody wishes them" quote "can be lifted"';
    const edited = DAVOS.replace('can be', 'may be');
    const found = diagnosticsOf(text, { 'davos.txt': edited });
    expect(found.map(({ code, place }) => [code, place?.lineText.slice(place.column - 1)])).toEqual([
      ['PV0612', '"can be lifted"'],
    ]);
  });

  test('needs a document', () => {
    expect(diagnosticsOf('source davos "Speech" quote "can be lifted"').map(({ code }) => code)).toEqual(['PV0613']);
    expect(
      diagnosticsOf('source davos "Speech" file "davoz.txt" quote "can be lifted"', { 'davos.txt': DAVOS }),
    ).toMatchObject([{ code: 'PV0613', help: expect.stringContaining('davos.txt') }]);
  });
});
