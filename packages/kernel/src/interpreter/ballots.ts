import type { CivilDate, Decision, MemberBallot, Vote } from '@proviso/model';
import { log, log1p } from '../elementary/log.ts';
import { RunFailure } from '../executor.ts';
import { type Site, siteOf } from '../site.ts';
import { prepareProbability, type Trial } from './chances.ts';
import type { Numeric, Path } from './path.ts';
import type { Preparation } from './preparation.ts';
import { passesUnder, type Tally } from './voting-rules.ts';

/** A vote or decision about one subject. */
export interface Ballot {
  /** `V(REGIME)` or `D(REGIME)`. */
  readonly name: string;
  /** Holds it on the path's day; the k-th of a step counts from 0. */
  passes(path: Path, nth: number): boolean;
  /** Log probabilities of the outcomes, members' votes summed out; undefined for the rules that have no formula yet. */
  readonly outcome: { readonly logPass: Numeric; readonly logFail: Numeric } | undefined;
}

/**
 * Makes the vote or decision of a name about a subject ready to run; undefined where the name is an actor's, of whose
 * decision nothing is said, or the decision runs at a rate.
 */
export function prepareBallot(preparation: Preparation, by: string, subject: string): Ballot | undefined {
  const name = `${by}(${subject})`;
  const decision = preparation.model.decisions.find((it) => it.name === by);
  if (decision) return ballotOfOne(preparation, name, decision);
  const vote = preparation.model.votes.find((it) => it.name === by);
  if (!vote) return undefined;
  if (vote.ballot.kind === 'as one') return ballotOfOne(preparation, name, vote.ballot);
  return ballotOfMembers(preparation, name, vote, vote.ballot.members);
}

function ballotOfOne(preparation: Preparation, name: string, { chance }: Pick<Decision, 'chance'>): Ballot | undefined {
  if (chance.kind === 'rate') return undefined;
  const trial = prepareProbability(preparation, name, chance);
  const site = siteOf(name);
  return {
    name,
    passes: (path, nth) => preparation.source.uniform(path.place(site, nth)) < trial.probability(path),
    outcome: { logPass: trial.logSome, logFail: trial.logNone },
  };
}

interface PreparedMember {
  readonly site: Site;
  readonly consents: Trial;
  readonly abstains: Trial | undefined;
  readonly populationShare: number;
  readonly veto: boolean;
}

function ballotOfMembers(preparation: Preparation, name: string, vote: Vote, ballots: readonly MemberBallot[]): Ballot {
  const union = preparation.model.unions.find((it) => it.name === vote.union);
  const members = ballots.map((ballot): PreparedMember => {
    const subject = `${name}.${ballot.member}`;
    const member = union?.members.find((it) => it.code === ballot.member);
    return {
      site: siteOf(subject),
      consents: prepareProbability(preparation, subject, ballot.consents),
      abstains: ballot.abstains && prepareProbability(preparation, subject, ballot.abstains),
      populationShare: member?.populationShare ?? 0,
      veto: member?.veto === true,
    };
  });
  const probability = summedOut(vote, members);
  return {
    name,
    passes: (path, nth) => passesUnder(vote.rule, tally(preparation, path, members, nth)),
    outcome: probability && {
      logPass: (path) => log(probability(path)),
      logFail: (path) => log1p(-probability(path)),
    },
  };
}

/** One number a member decides all three: consent below c, abstention in the next (1 - c) a, objection above. */
function tally({ source }: Preparation, path: Path, members: readonly PreparedMember[], nth: number): Tally {
  const count = { members: members.length, consents: 0, objections: 0, consentingPopulation: 0, vetoed: false };
  for (const member of members) {
    const u = source.uniform(path.place(member.site, nth));
    const consents = member.consents.probability(path);
    if (u < consents) {
      count.consents += 1;
      count.consentingPopulation += member.populationShare;
    } else if (u >= consents + (1 - consents) * (member.abstains?.probability(path) ?? 0)) {
      count.objections += 1;
      count.vetoed ||= member.veto;
    }
  }
  return count;
}

/** The probability that a vote passes, whoever votes how. */
function summedOut(vote: Vote, members: readonly PreparedMember[]): Numeric | undefined {
  switch (vote.rule) {
    case 'unanimity':
      return (path) => noObjection(path, members);
    case 'simple majority':
      return (path) => majorityConsents(path, members);
    case 'qualified majority':
    case 'security council':
      return undefined;
  }
}

/** Abstention does not block unanimity (Article 238(4) TFEU): it passes where nobody objects. */
function noObjection(path: Path, members: readonly PreparedMember[]): number {
  let probability = 1;
  for (const { consents, abstains } of members) {
    probability *= 1 - (1 - consents.probability(path)) * (1 - (abstains?.probability(path) ?? 0));
  }
  return probability;
}

/** Probability of more than n / 2 consents: the Poisson-binomial distribution by its recurrence over members. */
function majorityConsents(path: Path, members: readonly PreparedMember[]): number {
  const counts = [1];
  for (const { consents } of members) {
    const p = consents.probability(path);
    counts.push(0);
    for (let k = counts.length - 1; k > 0; k -= 1) counts[k] = counts[k]! * (1 - p) + counts[k - 1]! * p;
    counts[0] = counts[0]! * (1 - p);
  }
  return counts.reduce((sum, probability, consents) => (2 * consents > members.length ? sum + probability : sum), 0);
}

/**
 * What the outcome of a vote says, where it is known.
 * @throws RunFailure PV0905 for the two rules that count more than heads, which have no formula yet
 */
export function knownOutcome<T>({ name, outcome }: { name: string; outcome: T | undefined }, date: CivilDate): T {
  if (outcome) return outcome;
  throw new RunFailure({
    code: 'PV0905',
    subject: name,
    date,
    message: `${name}: the outcome of ${date} cannot be scored, for want of a formula for the rule of the vote`,
    help: 'write the vote as one, or run as of a day before its first known outcome',
  });
}
