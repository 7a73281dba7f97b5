import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Functions, and the operator of powers, whose last bits ECMAScript leaves to the engine. */
const LEFT_TO_THE_ENGINE =
  /\bMath\.(a?cosh?|a?sinh?|a?tanh?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow|random)\(| \*\* /;

const files = globSync('**/*.ts', { cwd: new URL('..', import.meta.url), exclude: ['**/*.test.ts'] }).filter(
  (file) => !file.endsWith('goodness-of-fit.ts'),
);

it.each(files)('%s calls no function whose bits differ from machine to machine', (file) => {
  expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).not.toMatch(LEFT_TO_THE_ENGINE);
});
