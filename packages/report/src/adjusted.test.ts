import type { AppliedAdjustment, Forecast } from '@proviso/forecast';
import { describe, expect, test } from 'vitest';
import { adjustedNote, adjustmentPhrase } from './adjusted.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html/page.ts';
import { sampleForecast } from './testing/sample-forecast.ts';
import { sampleRegister } from './testing/sample-register.ts';
import { renderText } from './text/report.ts';

const held: AppliedAdjustment = { kind: 'held', name: 'oil_anchor', value: 55, unit: 'USD/bbl' };
const adjusted: Forecast = {
  ...sampleForecast(),
  adjustments: [held, { kind: 'does not happen', name: 'brexit' }],
};
const NOTE = 'Not the case’s own forecast: with oil_anchor held at 55 USD/bbl and brexit kept from happening.';

describe('in words', () => {
  test.each<[AppliedAdjustment, string]>([
    [held, 'oil_anchor held at 55 USD/bbl'],
    [{ kind: 'held', name: 'refusal', value: 0.05, unit: 'probability' }, 'refusal held at 0.05'],
    [{ kind: 'held', name: 'drift', value: -1e-7, unit: '1' }, 'drift held at −1e-7'],
    [{ kind: 'struck', name: 'kerry_davos' }, 'the statement kerry_davos struck'],
    [{ kind: 'happens', name: 'brexit', on: '2016-06-23' }, 'brexit made to happen on 23 June 2016'],
    [
      { kind: 'set', name: 'brent', value: 70, unit: 'USD/bbl', scenario: { name: 'oil_recovers' } },
      'brent at 70 USD/bbl in oil_recovers',
    ],
  ])('%o', (adjustment, words) => expect(adjustmentPhrase(adjustment).replaceAll('\u00a0', ' ')).toBe(words));
});

test('every form of an adjusted forecast says that it is not the case’s own, at its head', () => {
  const text = renderText(adjusted, { columns: 200, colour: false });
  expect(text.split('\n').slice(0, 3)).toContain(NOTE);
  const page = renderHtml(adjusted, sampleRegister()).replaceAll('\u00a0', ' ');
  expect(page.slice(0, page.indexOf('<main>'))).toContain(NOTE);
  expect(
    renderCsv(adjusted)
      .split('\r\n')
      .filter((line) => line.startsWith('adjustment')),
  ).toEqual(['adjustment,oil_anchor,,,,,,held at,55,,USD/bbl', 'adjustment,brexit,,,,,,happens,0,,']);
});

test('the case’s own forecast says nothing of the kind', () => {
  expect(adjustedNote(sampleForecast())).toBeUndefined();
  expect(renderCsv(sampleForecast())).not.toContain('\nadjustment');
  expect(renderHtml(sampleForecast(), sampleRegister())).not.toContain('own forecast');
});
