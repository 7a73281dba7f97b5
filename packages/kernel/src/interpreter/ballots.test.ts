import type { Vote, VotingRule } from '@proviso/model';
import { buildCase, months, probability, record, regime, voteOfMembers } from '@proviso/model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../elementary/exp.ts';
import { RunFailure } from '../executor.ts';
import { ensemble } from '../testing/ensemble.ts';
import { passesUnder } from './voting-rules.ts';

interface MemberChance {
  readonly consents: number;
  readonly abstains: number;
}

const code = (index: number) => `M${String(index).padStart(2, '0')}`;

function voteOf(rule: VotingRule, members: readonly MemberChance[]): Vote {
  return voteOfMembers(
    'V',
    rule,
    Object.fromEntries(
      members.map((it, i) => [code(i), { consents: probability(it.consents), abstains: probability(it.abstains) }]),
    ),
    'U',
  );
}

/** A regime that lapses at the end of January 2015 unless the vote renews it. */
function renewedBy(vote: Vote, populationShares: readonly number[] = [], vetoes: readonly number[] = []) {
  const members = (vote.ballot.kind === 'members' ? vote.ballot.members : []).map(({ member }, i) => ({
    code: member,
    name: member,
    ...(populationShares[i] !== undefined && { populationShare: populationShares[i] }),
    ...(vetoes.includes(i) && { veto: true as const }),
  }));
  return buildCase(months('2015-01', '2015-02'), {
    unions: [{ name: 'U', members }],
    votes: [vote],
    regimes: [
      regime('R', ['2014-08-01', '2015-01-31'], [{ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'V' }]),
    ],
  });
}

/** Probability that a vote passes, by adding up all 3^n ways in which members can vote. */
function byEnumeration(rule: VotingRule, members: readonly MemberChance[]): number {
  const ways = (from: number, consents: number, objections: number): number => {
    const member = members[from];
    if (!member) {
      const tally = { members: members.length, consents, objections, consentingPopulation: 0, vetoed: false };
      return passesUnder(rule, tally) ? 1 : 0;
    }
    const { consents: c, abstains: a } = member;
    return (
      c * ways(from + 1, consents + 1, objections) +
      (1 - c) * a * ways(from + 1, consents, objections) +
      (1 - c) * (1 - a) * ways(from + 1, consents, objections + 1)
    );
  };
  return ways(0, 0, 0);
}

const chances = fc.array(
  fc.record({
    consents: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    abstains: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('the score of a known outcome', () => {
  const passed = {
    asOf: '2015-01-31',
    records: [record('2015-01-20', 'R', { kind: 'renewed', through: '2015-07-31' })],
  };

  it.each(['unanimity', 'simple majority'] as const)('sums the votes of members out under %s', (rule) => {
    fc.assert(
      fc.property(chances, (members) => {
        const model = renewedBy(voteOf(rule, members));
        const expected = byEnumeration(rule, members);
        const [onRecord] = ensemble({ ...model, records: passed.records }, { asOf: passed.asOf }).scores();
        const [silence] = ensemble(model, { asOf: passed.asOf }).scores();
        expect(exp(onRecord!.score)).toBeCloseTo(expected, 12);
        expect(exp(silence!.score)).toBeCloseTo(1 - expected, 12);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['qualified majority', 'security council'] as const)('has no formula yet under %s', (rule) => {
    const model = renewedBy(voteOf(rule, [{ consents: 0.5, abstains: 0 }]));
    const run = () => ensemble({ ...model, records: passed.records }, { asOf: passed.asOf });
    expect(run).toThrowError(RunFailure);
    expect(run).toThrowError(/V\(R\): the outcome of 2015-01-20 cannot be scored/);
    expect(() => ensemble(model, { asOf: '2015-01-15' })).not.toThrow();
  });
});

describe('a vote by members', () => {
  const share = (model: ReturnType<typeof renewedBy>, paths = 4_000) => {
    const run = ensemble(model, { paths });
    const kept = Array.from({ length: paths }, (_, path) => run.status('R', path)[1]).filter((it) => it === 'in force');
    return kept.length / paths;
  };

  it.each(['unanimity', 'simple majority'] as const)('passes as often as the enumeration says under %s', (rule) => {
    const members = [0.9, 0.6, 0.7].map((consents) => ({ consents, abstains: 0.3 }));
    const p = byEnumeration(rule, members);
    expect(Math.abs(share(renewedBy(voteOf(rule, members))) - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / 4_000));
  });

  it('draws each member of each regime at a site of its own', () => {
    const members = { A: { consents: probability(0.5) }, B: { consents: probability(0.5) } };
    const p = share(renewedBy(voteOfMembers('V', 'unanimity', members, 'U')));
    expect(Math.abs(p - 0.25)).toBeLessThan(3 * Math.sqrt((0.25 * 0.75) / 4_000));
  });

  const certain = (consents: readonly boolean[]) => consents.map((it) => ({ consents: it ? 1 : 0, abstains: 0 }));

  it('under qualified majority needs 55 % of members with 65 % of the population', () => {
    const small = [0.3, 0.3, 0.1, 0.1, 0.05, 0.05, 0.04, 0.03, 0.02, 0.01];
    const kept = (consents: readonly boolean[]) =>
      share(renewedBy(voteOf('qualified majority', certain(consents)), small), 1);
    expect(kept([true, true, true, true, true, true, false, false, false, false])).toBe(1);
    expect(kept([true, true, true, true, true, false, false, false, false, false])).toBe(0);
    expect(kept([false, true, true, true, true, true, false, false, false, true])).toBe(0);
    expect(kept([false, false, true, true, true, true, true, true, true, false])).toBe(1);
  });

  it('in the Security Council needs nine consents and no veto; an abstention is no veto', () => {
    const nine = Array.from({ length: 15 }, (_, i) => i < 9);
    const kept = (members: readonly MemberChance[], vetoes: readonly number[]) =>
      share(renewedBy(voteOf('security council', members), [], vetoes), 1);
    expect(kept(certain(nine), [])).toBe(1);
    expect(kept(certain(nine), [14])).toBe(0);
    expect(
      kept(
        certain(nine).map((it, i) => (i === 14 ? { consents: 0, abstains: 1 } : it)),
        [14],
      ),
    ).toBe(1);
    expect(kept(certain(nine.map((_, i) => i < 8)), [])).toBe(0);
  });
});

describe('fifty-five per cent of twenty members', () => {
  it('is eleven', () => {
    const tally = { members: 20, consents: 11, objections: 9, consentingPopulation: 0.7, vetoed: false };
    expect(passesUnder('qualified majority', tally)).toBe(true);
    expect(passesUnder('qualified majority', { ...tally, consents: 10, objections: 10 })).toBe(false);
  });
});
