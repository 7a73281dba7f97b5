import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Ballot, Vote } from './generated/ast.ts';
import { votingRule } from './lower/chances.ts';
import { declaredBy, type Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';

/** Checks that every member of a union has one ballot, and that the union has what the voting rule counts. */
export function checkBallots(program: Program, report: Diagnostic[]): void {
  for (const node of program.named.values()) {
    if (node.$type !== 'Vote') continue;
    const union = declaredBy(program, node.union);
    const rows = union?.$type === 'Union' ? program.rows.get(union)?.rows : undefined;
    if (!rows) continue;
    const codes = rows.map(({ code }) => code);
    if (!node.chance) checkMembers(node, codes, report);
    if (votingRule(node) === 'qualified majority' && rows.some((row) => !(row.populationShare! >= 0))) {
      const help =
        'give every member its population: a column `population share` of its table, or `population P` in the text';
      report.push(lacking(node, 'a qualified majority counts population, and the union has none', help));
    }
    if (votingRule(node) === 'security council' && !rows.some((row) => row.veto)) {
      report.push(
        lacking(
          node,
          'the Security Council has permanent members, and the union has none',
          'write `veto` behind each of them',
        ),
      );
    }
  }
}

function lacking(node: Vote, message: string, help: string): Diagnostic {
  return diagnose('PV0511', { message, help, place: placeOf(node, 'rule') });
}

function checkMembers(node: Vote, codes: readonly string[], report: Diagnostic[]): void {
  const first = new Map<string, Ballot>();
  for (const ballot of node.ballots) {
    const whose = ballot.member ?? 'each';
    const same = first.get(whose);
    if (same) report.push(secondBallot(ballot, whose, same));
    else first.set(whose, ballot);
    if (ballot.member !== undefined && !codes.includes(ballot.member)) report.push(stranger(node, ballot, codes));
  }
  if (first.has('each')) return;
  const silent = codes.filter((code) => !first.has(code));
  if (silent.length === 0) return;
  report.push(
    diagnose('PV0214', {
      message: `nothing says how ${silent.slice(0, 6).join(', ')}${silent.length > 6 ? ' and others' : ''} vote`,
      help: 'add `each m consents with probability P`, or `as one with probability P` for the union as a whole',
      place: placeOf(node, 'name'),
    }),
  );
}

function secondBallot(ballot: Ballot, whose: string, same: Ballot): Diagnostic {
  return diagnose('PV0214', {
    message: `${whose} ${whose === 'each' ? 'stands here' : 'votes'} a second time`,
    help: 'keep one of the two',
    place: placeOf(ballot),
    related: [{ message: 'the first', place: placeOf(same) }],
  });
}

function stranger(node: Vote, ballot: Ballot, codes: readonly string[]): Diagnostic {
  const like = nearest(ballot.member!, codes);
  const place = placeOf(ballot, 'member');
  return diagnose('PV0105', {
    message: `${node.union.$refText} has no member ${ballot.member}`,
    help: like ? `did you mean ${like}?` : `the codes are ${codes.slice(0, 40).join(', ')}`,
    place,
    ...instead(like, place),
  });
}
