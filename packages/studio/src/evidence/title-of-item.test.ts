import { buildCase, decision, months, probability, recordedEvent } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { titleOfItem } from './title-of-item.ts';

const model = buildCase(months('2025-01', '2026-12'), {
  events: [{ ...recordedEvent('ceasefire'), title: 'A ceasefire\nholds' }, recordedEvent('untitled')],
  decisions: [{ ...decision('rollover', probability(0.9)), title: 'The League renews' }],
});

test('an item of evidence has the title of what it is about, in one line', () => {
  expect(titleOfItem(model, 'ceasefire')).toBe('A ceasefire holds');
});

test('a decision on an instrument has the titles of both', () => {
  expect(titleOfItem(model, 'rollover(embargo)')).toBe('The League renews (embargo)');
});

test('what has no title keeps its name', () => {
  expect(titleOfItem(model, 'untitled')).toBe('untitled');
});
