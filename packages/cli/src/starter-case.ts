const CASE = `// One country, one measure, one question: replace them by yours.
case "A measure that must be renewed every half-year"
timeline by month from 2026-01 through 2027-12
verified through 2026-06-30

actor LAND "The country that is sanctioned"
actor UNION "Those who imposed the measure"

regime embargo "Arms embargo" guess {
  by UNION against LAND
  act "Decision 1 of 2026" adopted 2026-01-15
  measures arms
  applies from 2026-01-15 through 2026-07-14 guess
  lapses unless renewed for 6 months by rollover, decided 30 days before guess
}

// How ready the deciders are to go on; it drifts from month to month.
state resolve "Resolve of those who decide" guess {
  start ~ normal(2, 0.5)
  next ~ normal(resolve, 0.2 * (step / 1 year) ^ 0.5)
}
event talks "Peace talks begin" at 0.3 per year guess

decision rollover "Renew the embargo" by UNION
  with probability 0.9, odds x exp(resolve - 2), odds x 0.5 if happened(talks) guess

question stays "Is the embargo in force at the end of 2026?" = embargo in force on 2026-12-31
scenario talks_soon "Talks begin in August" { talks happens on 2026-08-01 }
`;

const README = `# A measure that must be renewed every half-year

A starting point: \`case.proviso\` holds one measure with its lapse rule, what drives those who renew it, one question and one scenario.
All numbers are guesses and say so. Replace them by yours, each with \`because "your reason" from a_source\`.
`;

/** Name and text of each file that \`proviso new\` writes. */
export const STARTER_FILES: readonly (readonly [name: string, text: string])[] = [
  ['case.proviso', CASE],
  ['README.md', README],
];
