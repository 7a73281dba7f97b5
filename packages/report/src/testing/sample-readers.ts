import type { Answer, ReaderResult } from '@proviso/forecast';

/** A second reader who believes a little less in the renewal, and does not differ where nothing can be told. */
export function sampleReaders(questions: readonly Answer[]): readonly ReaderResult[] {
  const differences: Readonly<Record<string, readonly [number, number]>> = {
    eu_renews_july: [-0.1123, 0.0061],
    us_holds: [-0.004, 0.0082],
    majority: [0, 0],
    brent_2016: [0.12, 0.09],
  };
  return [
    {
      name: 'market',
      title: 'those who expect sanctions to fall aside',
      conditioning: {
        evidence: 121,
        logLikelihood: -213.9,
        standardError: 0.44,
        effectiveSampleSize: 2987.1,
        ancestors: 1802,
        resamplings: 9,
        costliest: [],
      },
      answers: questions.map(({ name, result, effectiveSampleSize }) => {
        const difference = differences[name];
        if (!difference || result.kind === 'not estimable') return { question: name, result, effectiveSampleSize };
        const [value, error] = difference;
        return {
          question: name,
          result: { ...result, value: result.value + value },
          effectiveSampleSize,
          difference: { value, error },
        };
      }),
    },
  ];
}
