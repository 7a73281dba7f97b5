// Measures the law on a made-up register: 300 regimes over 20 years, renewed every half-year, each with a pledge.
// Run: npm run bench:law
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { intervals, minimalChangeSets, status } from '@proviso/law';
import { addPeriod, type Case, type DatedRecord } from '@proviso/model';
import { both, buildCase, either, fact, formulation, inForce, met, record, regime } from '@proviso/model/testing';

function register(regimes: number, years: number): Case {
  const names = Array.from({ length: regimes }, (_, i) => `R${String(i).padStart(3, '0')}`);
  const renewals = names.flatMap((name, i): readonly DatedRecord[] => {
    const found: DatedRecord[] = [];
    let end = addPeriod('2005-01-31', { count: i % 6, unit: 'month' }).date;
    for (let k = 0; k < years * 2; k += 1) {
      const next = addPeriod(end, { count: 6, unit: 'month' }, 31).date;
      found.push(record(addPeriod(end, { count: -10, unit: 'day' }).date, name, { kind: 'renewed', through: next }));
      end = next;
    }
    return found;
  });
  return buildCase(
    { unit: 'month', from: '2004-01-01', through: '2026-12-31' },
    {
      facts: [fact('peace')],
      regimes: names.map((name, i) =>
        regime(
          name,
          ['2004-08-01', addPeriod('2005-01-31', { count: i % 6, unit: 'month' }).date],
          [
            { kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'EU' },
            { kind: 'pledge', if: [formulation(both(met('peace'), inForce(names[(i + 1) % regimes]!)))] },
            ...(i % 3 === 2 ? [{ kind: 'rests', on: names[i - 1]! } as const] : []),
          ],
          { by: 'EU', against: 'RU' },
        ),
      ),
      records: renewals,
    },
  );
}

/** Milliseconds of a run: median and best of several. */
function time(run: () => void, times = 51): readonly [median: number, best: number] {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  taken.sort((a, b) => a - b);
  return [taken[times >> 1]!, taken[0]!];
}

const milliseconds = (value: number) => `${value.toFixed(3).padStart(9)} ms`;
/** The best run is what the machine can do; the median is what its other work leaves. */
const show = (what: string, [median, best]: readonly [number, number], remark = '') =>
  console.log(`${what.padEnd(78)} best ${milliseconds(best)}, median ${milliseconds(median)}${remark}`);
const against = (allowed: number, [, best]: readonly [number, number]) =>
  ` (${(best / allowed).toFixed(2)} of the ${allowed} ms allowed)`;

const [cpu] = cpus();
console.log(`${cpus().length} x ${cpu?.model ?? 'unknown processor'}, Node.js ${process.version}`);

// Once unmeasured, so that the first size does not pay for warming up.
intervals(register(600, 20));
const written = [75, 150, 300, 600].map((regimes) => {
  const model = register(regimes, 20);
  const taken = time(() => intervals({ ...model }), 7);
  show(`write the register of ${regimes} regimes, ${regimes * 40} records`, taken);
  return taken[1];
});
const growth = written.slice(1).map((taken, i) => (taken / written[i]!).toFixed(2));
console.log(`  twice the records take ${growth.join(', ')} times as long (2 is linear)`);

const model = register(300, 20);
intervals(model);
let day = 0;
const statuses = time(() => {
  day = (day + 1) % 7000;
  const on = addPeriod('2005-01-01', { count: day, unit: 'day' }).date;
  for (const { name } of model.regimes) status(model, name, { on });
}, 501);
show('status of all 300 regimes on one day, warm', statuses, against(1, statuses));

const leaves = Array.from({ length: 30 }, (_, i) => `f${i}`);
const facts = leaves.map((name) => fact(name));
const asked = (condition: Parameters<typeof formulation>[0]) =>
  buildCase(model.timeline, {
    facts,
    regimes: [regime('R', ['2005-01-01'], [{ kind: 'ends', when: [formulation(condition)] }])],
  });
const pairs = both(...Array.from({ length: 15 }, (_, i) => either(met(leaves[2 * i]!), met(leaves[2 * i + 1]!))));
const windows = both(...leaves.map((_, i) => either(...[0, 1, 2, 3].map((k) => met(leaves[(i + 7 * k) % 30]!)))));
const chain = both(...leaves.map((_, i) => either(met(leaves[i]!), met(leaves[(i + 1) % 30]!))));
for (const [what, condition] of [
  ['15 choices of two', pairs],
  ['a ring of 30 choices of neighbours', chain],
  ['30 overlapping choices of four', windows],
] as const) {
  const built = asked(condition);
  const { count } = minimalChangeSets(built, 'R', { on: '2010-01-01' }).routes[0]!;
  const taken = time(() => void minimalChangeSets(built, 'R', { on: '2010-01-01' }), 11);
  show(`minimal change sets, 30 leaves: ${what} (${count} sets)`, taken, against(50, taken));
}
