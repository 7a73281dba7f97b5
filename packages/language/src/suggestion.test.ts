import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from './example-case.fixture.ts';

describe('what is offered in the stead of a misspelling', () => {
  const text = `unit USD, barrels
actor RU
actor EU
union EU_Council members DE veto, FR
reader analyst
regime Sectoral {
  by EU against RU
  measures arms, dual_use
  applies from 2016-02-01 through 2016-06-30
}
agreement Accord {
  obligation withdrawal by RU met at 0.1 per year guess
}
record 2016-05-01 Sectoral lifted for dual_use
param anchor [USD/barrels] ~ lognormal(40, 0.3) guess
param pull(m in EU_Council) ~ 0.1 to 0.2 guess
let pain = exp(pull(DE)) * anchor
vote Council in EU_Council by unanimity { DE consents with probability 0.9 FR consents with probability 0.8 }
signal line about anchor { softening weight 1, hardening weight 2 }
statement said 2016-03-01 by EU { read by analyst: line softening }
observe press [USD/barrels] ~ normal(anchor, 1) data "press.csv" column price known 1 days after
source report "Report" file "report.txt"
question kept = Accord.withdrawal on 2016-12-31 and met(Accord.withdrawal) on 2016-12-31
`;
  const files = { 'press.csv': 'date,price\n2016-04-01,41\n', 'report.txt': 'so it is' };
  const lead = 2;

  test.each([
    ['[USD/barrels]', '[USD/barels]'],
    ['by EU against', 'by EUU against'],
    ['lifted for dual_use', 'lifted for dual_used'],
    ['lognormal(', 'lognormall('],
    ['pull(DE)', 'pull(de)'],
    ['exp(', 'expp('],
    ['{ DE consents', '{ De consents'],
    ['line softening', 'line softning'],
    ['"press.csv"', '"pres.csv"'],
    ['column price', 'column prise'],
    ['"report.txt"', '"raport.txt"'],
    ['regime Sectoral', 'regmie Sectoral'],
    ['= Accord.withdrawal', '= Accord.withdrawl'],
    ['through 2016-06-30', 'until 2016-06-30'],
    ['through 2016-06-30', 'through 2016-6-30'],
  ])('of %s mends %s', (right, wrong) => {
    const written = text.replace(right, wrong);
    const { place, instead } = diagnosticsOf(written, files).find((diagnostic) => diagnostic.instead)!;
    const lines = written.split('\n');
    const line = lines[place!.line - 1 - lead]!;
    lines[place!.line - 1 - lead] = line.slice(0, place!.column - 1) + instead![0] + line.slice(place!.endColumn! - 1);
    expect(lines.join('\n')).toBe(text);
  });

  test('is nothing where no name is near', () => {
    const diagnostics = diagnosticsOf(text.replace('by EU against', 'by plutonium against'), files);
    expect(diagnostics.map(({ code, instead }) => [code, instead])).toContainEqual(['PV0101', undefined]);
  });
});
