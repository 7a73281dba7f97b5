import { expect, test } from 'vitest';
import { JSON_SCHEMA, renderJson } from './json.ts';
import { sampleForecast } from './testing/sample-forecast.ts';

test('JSON carries the whole forecast, every number in full, under a schema with a version', () => {
  const parsed = JSON.parse(renderJson(sampleForecast()));
  expect(parsed).toEqual({ schema: JSON_SCHEMA, ...sampleForecast() });
});

test('the order in which a forecast was put together does not show in its JSON', () => {
  const forecast = sampleForecast();
  const reversed = Object.fromEntries(Object.entries(forecast).reverse()) as unknown as typeof forecast;
  expect(renderJson(reversed)).toBe(renderJson(forecast));
  expect(renderJson(forecast).startsWith(`{\n  "schema": "${JSON_SCHEMA}",\n  "asOf"`)).toBe(true);
});

test('a number that JSON cannot hold becomes null', () => {
  const forecast = sampleForecast();
  const conditioning = { ...forecast.conditioning, logLikelihood: Number.NEGATIVE_INFINITY };
  expect(JSON.parse(renderJson({ ...forecast, conditioning })).conditioning.logLikelihood).toBeNull();
});
