import { expect, test } from 'vitest';
import { answersPage, PAGE } from './founding-answers.ts';

test(`the table of ${PAGE} has the answers that the case gives`, async () => {
  const { before, after } = await answersPage();
  expect(before).toBe(after);
});
