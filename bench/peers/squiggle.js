// The autoregression of the bench in Squiggle: whole sample sets at a time.
// usage: squiggle.js PATHS  ->  prints the share of paths below, and the milliseconds it took
import { run } from '@quri/squiggle-lang';

const paths = Number(process.argv[2]);
const program = `
step(s, i) = {
  next = 0.95 * s.x + SampleSet.fromDist(normal(0, 0.1))
  { x: next, least: SampleSet.min(s.least, next) }
}
zeros = SampleSet.fromList(List.make(${paths}, 0))
end = List.reduce(List.upTo(1, 60), { x: zeros, least: zeros }, step)
List.length(List.filter(SampleSet.toList(end.least), {|least| least < -0.4})) / ${paths}`;
const begin = performance.now();
const { result } = await run(program, { environment: { sampleCount: paths, xyPointLength: 10, seed: 'bench' } });
if (!result.ok) throw new Error(result.value.toString());
process.stdout.write(`${result.value.result.asJS()} ${performance.now() - begin}\n`);
