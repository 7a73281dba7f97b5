import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { expect, it } from 'vitest';
import { influencesIn } from './influences.ts';

const ROOT = new URL('../../../../', import.meta.url).pathname;
const { text } = readCaseFolder(`${ROOT}cases/russia-2014`);
const { model, places } = checkCase(text!, readLibrary(`${ROOT}library`));

it('what drives what in the founding case: cheap oil hurts, and what hurts makes Moscow give in', () => {
  const influences = influencesIn(model!);
  expect(influences.get('hurt')).toMatchObject({ kind: 'let', dependsOn: expect.arrayContaining(['brent', 'doses']) });
  expect(influences.get('pain')!.dependsOn).toContain('hurt');
  expect(influences.get('compliance')!.dependsOn).toContain('pain');
  expect(influences.get('back_down')).toMatchObject({ kind: 'event', dependsOn: ['compliance'] });
});

it('each node of the founding case is declared somewhere in its text', () => {
  for (const { name } of influencesIn(model!).values()) expect(places.has(name)).toBe(true);
});

it('a quantity of each member is one node, named as it is declared', () => {
  const files = new Map([
    [
      'case.proviso',
      `case "Example"
timeline by month from 2016-01 through 2016-12
union Council members DE, FR
param exposure(m in Council) ~ 0.1 to 0.2 guess
let strain(m in Council) = 2 * exposure(m)
let most = max(strain(DE), strain(FR))
question high = most > 0.3 on 2016-12-31
`,
    ],
  ]);
  const influences = influencesIn(checkCase({ files }).model!);
  expect([...influences.values()].map(({ name, dependsOn }) => [name, dependsOn])).toEqual(
    expect.arrayContaining([
      ['exposure', []],
      ['strain', ['exposure']],
      ['most', ['strain']],
      ['high', ['most']],
    ]),
  );
});
