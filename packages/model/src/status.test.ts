import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedAct, STATUSES, type Status, TRANSITIONS, transition } from './status.ts';

const ACTS: readonly DatedAct[] = [
  'begin',
  'renew',
  'expire',
  'end',
  'fall',
  'lift',
  'suspend',
  'resume',
  'repeal',
  'supersede',
  'terminate',
];

/** Status after several acts, one after the other. */
function after(from: Status, ...acts: readonly DatedAct[]): Status {
  return acts.reduce((status, act) => transition(status, act).status, from);
}

describe('the table of transitions', () => {
  test.each<[string, readonly DatedAct[], Status]>([
    ['a measure that is renewed stays in force', ['begin', 'renew'], 'in force'],
    ['a measure lapses by itself when its renewal is withheld', ['begin', 'expire'], 'lapsed'],
    ['what rests on something falls with it', ['begin', 'fall'], 'lapsed'],
    ['a lifted measure is lifted, not lapsed', ['begin', 'lift'], 'lifted'],
    ['a suspended agreement resumes', ['begin', 'suspend', 'resume'], 'in force'],
    ['a suspended measure can be renewed and stays suspended', ['begin', 'suspend', 'renew'], 'suspended'],
    ['a suspended measure expires', ['begin', 'suspend', 'expire'], 'lapsed'],
    ['an act repealed before it began never begins', ['repeal'], 'terminated'],
    ['a superseded regime is superseded', ['begin', 'supersede'], 'superseded'],
    ['a clause of its own ends it', ['begin', 'end'], 'terminated'],
  ])('%s', (_, acts, status) => expect(after('not yet', ...acts)).toBe(status));

  test('gives no room to renew, lift or resume what has ended', () => {
    for (const ended of ['lapsed', 'lifted', 'superseded', 'terminated'] as const) {
      for (const act of ['renew', 'lift', 'resume', 'expire'] as const) expect(TRANSITIONS[ended][act]).toBeUndefined();
    }
  });
});

describe('an act on record that the table does not provide for', () => {
  test('takes effect, and is marked', () => {
    expect(transition('lapsed', 'renew')).toEqual({ status: 'in force', regular: false });
    expect(transition('in force', 'resume')).toEqual({ status: 'in force', regular: false });
  });

  test('always leads to a status', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), fc.constantFrom(...ACTS), fc.boolean(), (from, act, residual) => {
        const { status, regular } = transition(from, act, residual);
        expect(STATUSES).toContain(status);
        expect(regular).toBe(TRANSITIONS[from][act] !== undefined);
      }),
    );
  });
});

test('what leaves a residual effect binds on when it ends, once', () => {
  expect(transition('in force', 'lift', true).status).toBe('residual');
  expect(transition('residual', 'lift', true).status).toBe('lifted');
  expect(transition('not yet', 'repeal', true).status).toBe('terminated');
});
