import { canonicalJson, type Decision, type MemberBallot, type Vote } from '@proviso/model';
import { BLOCKING_MINORITY, COUNCIL_CONSENTS } from '../../interpreter/voting-rules.ts';
import { siteOf } from '../../site.ts';
import { uniform, uniformsOfSites } from '../draws/draws.ts';
import { log, log1p } from '../math/log.ts';
import type { Value } from '../wasm/code.ts';
import { type LaneTrial, lowerProbability } from './chances.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';

/** A vote or decision about one subject: what the interpreter's Ballot is, on two paths. */
export interface LaneBallot {
  readonly name: string;
  /** Holds it on the pair's day; the k-th of a step counts from 0. */
  passes(pair: PathPair, nth?: Value): Value;
  /** Log probabilities of the outcomes; undefined for the rules that have no formula yet. */
  readonly outcome:
    | { readonly logPass: (pair: PathPair) => Value; readonly logFail: (pair: PathPair) => Value }
    | undefined;
}

/** The vote or decision of a name about a subject; undefined where it is an actor's, or runs at a rate. */
export function lowerBallot(plan: KernelPlan, by: string, subject: string): LaneBallot | undefined {
  const { model } = plan.preparation;
  const name = `${by}(${subject})`;
  const decision = model.decisions.find((it) => it.name === by);
  if (decision) return ballotOfOne(name, decision);
  const vote = model.votes.find((it) => it.name === by);
  if (!vote) return undefined;
  if (vote.ballot.kind === 'as one') return ballotOfOne(name, vote.ballot);
  return ballotOfMembers(plan, name, vote, vote.ballot.members);
}

function ballotOfOne(name: string, { chance }: Pick<Decision, 'chance'>): LaneBallot | undefined {
  if (chance.kind === 'rate') return undefined;
  const trial = lowerProbability(name, chance);
  return {
    name,
    passes: (pair, nth) => trial.comesAbout(pair, uniform(pair, pair.place(name, nth))),
    outcome: { logPass: trial.logSome, logFail: trial.logNone },
  };
}

interface LaneMember {
  readonly site: string;
  /** The same for members who consent with the same chance. */
  readonly chance: string;
  readonly consents: LaneTrial;
  readonly abstains: LaneTrial | undefined;
  readonly populationShare: number;
  readonly veto: boolean;
}

function ballotOfMembers(plan: KernelPlan, name: string, vote: Vote, ballots: readonly MemberBallot[]): LaneBallot {
  const union = plan.preparation.model.unions.find((it) => it.name === vote.union);
  const members = ballots.map((ballot): LaneMember => {
    const site = `${name}.${ballot.member}`;
    const member = union?.members.find((it) => it.code === ballot.member);
    return {
      site,
      chance: canonicalJson(ballot.consents),
      consents: lowerProbability(site, ballot.consents),
      abstains: ballot.abstains && lowerProbability(site, ballot.abstains),
      populationShare: member?.populationShare ?? 0,
      veto: member?.veto === true,
    };
  });
  const probability = summedOut(vote, members);
  return {
    name,
    passes: (pair, nth) => passes(pair, vote, members, nth),
    outcome: probability && {
      logPass: (pair) => log(pair, probability(pair)),
      logFail: (pair) => log1p(pair, pair.neg(probability(pair))),
    },
  };
}

interface LaneTally {
  consents: Value;
  objected: Value;
  consentingPopulation: Value;
  vetoed: Value;
}

/** One number a member decides all three: consent below c, abstention in the next (1 - c) a, objection above. */
function passes(pair: PathPair, vote: Vote, members: readonly LaneMember[], nth: Value | undefined): Value {
  const tally: LaneTally = {
    consents: pair.of(0),
    objected: pair.never,
    consentingPopulation: pair.of(0),
    vetoed: pair.never,
  };
  const consent = consentsOf(pair);
  const { keys } = pair.plan;
  const sites = members.map(({ site }) => pair.code.literal(keys.addressOf(siteOf(site))));
  const numbers = uniformsOfSites(pair, pair.place(members[0]!.site, nth), sites);
  for (const [i, member] of members.entries()) {
    const u = numbers[i]!;
    const consents = consent(member);
    const agrees = pair.lt(u, consents);
    const objects = pair.andNot(objectsUnlessItConsents(pair, member, u, consents, agrees), agrees);
    tally.consents = pair.add(tally.consents, pair.truth(agrees));
    tally.objected = pair.or(tally.objected, objects);
    const share = pair.add(tally.consentingPopulation, member.populationShare);
    tally.consentingPopulation = pair.select(agrees, share, tally.consentingPopulation);
    if (member.veto) tally.vetoed = pair.or(tally.vetoed, objects);
  }
  return passesUnder(pair, vote, members.length, tally);
}

/**
 * The chances to consent, each worked out once for all who have it. A mistake in it is told of the first of them, and the
 * first mistake of a path is the one that counts.
 */
function consentsOf(pair: PathPair): (member: LaneMember) => Value {
  const known = new Map<string, Value>();
  return ({ chance, consents }) => {
    const probability = known.get(chance) ?? consents.probability(pair);
    known.set(chance, probability);
    return probability;
  };
}

/** Where a member that does not consent objects. The chance to abstain is worked out only for those who do not consent. */
function objectsUnlessItConsents(
  pair: PathPair,
  { abstains }: LaneMember,
  u: Value,
  consents: Value,
  agrees: Value,
): Value {
  if (!abstains) return pair.always;
  const refrains = pair.code.variable(pair.of(0));
  pair.where(pair.not(agrees), () => pair.code.assign(refrains, abstains.probability(pair)));
  const limit = pair.add(consents, pair.mul(pair.sub(1, consents), pair.code.read(refrains)));
  return pair.ge(u, limit);
}

/** The rules of voting-rules.ts on two lanes. */
function passesUnder(pair: PathPair, { rule }: Vote, members: number, tally: LaneTally): Value {
  switch (rule) {
    case 'unanimity':
      return pair.not(tally.objected);
    case 'simple majority':
      return pair.gt(pair.mul(2, tally.consents), members);
    case 'qualified majority': {
      const enough = pair.ge(pair.mul(100, tally.consents), 55 * members);
      const population = pair.ge(tally.consentingPopulation, 0.65);
      return pair.and(enough, pair.or(population, pair.lt(pair.sub(members, tally.consents), BLOCKING_MINORITY)));
    }
    case 'security council':
      return pair.andNot(pair.ge(tally.consents, COUNCIL_CONSENTS), tally.vetoed);
  }
}

/** The probability that a vote passes, whoever votes how. */
function summedOut({ rule }: Vote, members: readonly LaneMember[]): ((pair: PathPair) => Value) | undefined {
  switch (rule) {
    case 'unanimity':
      return (pair) => noObjection(pair, members);
    case 'simple majority':
      return (pair) => majorityConsents(pair, members);
    case 'qualified majority':
    case 'security council':
      return undefined;
  }
}

function noObjection(pair: PathPair, members: readonly LaneMember[]): Value {
  const consent = consentsOf(pair);
  return members.reduce((probability, member) => {
    const { abstains } = member;
    const refuses = pair.sub(1, consent(member));
    const objects = pair.mul(refuses, pair.sub(1, abstains ? abstains.probability(pair) : 0));
    return pair.mul(probability, pair.sub(1, objects));
  }, pair.of(1));
}

/** The Poisson-binomial distribution by its recurrence over members. */
function majorityConsents(pair: PathPair, members: readonly LaneMember[]): Value {
  const consent = consentsOf(pair);
  let counts = [pair.of(1)];
  for (const member of members) {
    const p = consent(member);
    const q = pair.sub(1, p);
    const longer = [...counts, pair.of(0)];
    counts = longer.map((count, k) =>
      k === 0 ? pair.mul(count, q) : pair.add(pair.mul(count, q), pair.mul(counts[k - 1]!, p)),
    );
  }
  return counts.reduce(
    (sum, probability, consents) => (2 * consents > members.length ? pair.add(sum, probability) : sum),
    pair.of(0),
  );
}
