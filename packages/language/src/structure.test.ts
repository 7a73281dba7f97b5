import { expect, test } from 'vitest';
import { checkCase } from './check.ts';

function regimeWith(acts: string): readonly string[] {
  const text = `case "Acts"
timeline by month from 2014-07 through 2017-12
actor EU
actor RU
decision rollover by EU with probability 0.9 guess
regime sectoral guess {
  by EU against RU
  ${acts}
  applies from 2014-08-01 through 2015-07-31 guess
  lapses unless renewed for 6 months by rollover guess
}
`;
  return checkCase({ files: new Map([['case.proviso', text]]) })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

test('a regime lists the acts that renewed it beside the one that imposed it', () => {
  expect(regimeWith('act "Decision" adopted 2014-07-31\n  act "Renewal" adopted 2016-12-19')).toEqual([]);
});

test('the act that imposes a regime cannot be adopted after its last day', () => {
  expect(regimeWith('act "Decision" adopted 2015-08-01')).toEqual(['PV0408']);
});

test('a vote is put on record as passed, since a vote in time stops a snapback', () => {
  const text = `case "Snapback"
timeline by month from 2015-07 through 2026-12
actor Council
actor IR
actor GB
event notification guess
decision keep_relief by Council with probability 0.2 guess
regime measures guess {
  by Council against IR
  applies from 2006-12-23 through 2016-01-15 guess
  returns 30 days after notification by any of GB unless keep_relief guess
}
record 2025-08-28 notification happened by GB guess
record 2025-09-19 keep_relief happened guess
`;
  const { model } = checkCase({ files: new Map([['case.proviso', text]]) });
  expect(model?.records.map(({ subject, act }) => [subject, act.kind])).toEqual([
    ['notification', 'happened'],
    ['keep_relief', 'happened'],
  ]);
});
