// Measures what a person waits for in the studio, on the founding case, in a real Chromium (Debian's, or the one that
// CHROMIUM names): from the address to the frame in which the register stands, and the answers, with nothing cached (the bar
// is a second, the server already up); and when a slider is moved, from the key to the frame in which the answers of the
// new setting stand (the bar is 100 ms at 10 000 paths), and their charts. Every move is waited for before the next. CPU time is that of all
// processes of the browser, drawing and charts included (Linux).
// Run: npm run bench:studio [-- MOVES PATHS OPENINGS]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '@proviso/language/node';
import { serveStudio } from '@proviso/server/node';
import { builtPage } from '@proviso/studio/node';
import { chromium } from 'playwright-core';
import { openings } from './studio-openings.ts';

const [moves = 50, paths = 10_000, times = 9] = process.argv.slice(2).map(Number);
const SETTING = `#view=turn&as-of=2016-01-29&seed=1&paths=${paths}&set=1,oil_anchor=45`;
/** A first look may take long on a busy machine. */
const PATIENCE = 180_000;
/** Moves that warm the engine up. */
const WARM = 3;

/** Milliseconds from a key to the frame in which something of the new setting stands. */
interface Move {
  readonly answers: number;
  readonly charts: number;
}

/** In the page: moves the slider by one stop, and resolves once the charts have followed. */
const MOVE = `new Promise((resolve) => {
  const knob = [...document.querySelectorAll('.knob')].find((it) => it.querySelector('code')?.textContent === 'oil_anchor');
  const slider = knob.querySelector('input[type=range]');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const to = Number(slider.value) + Number(slider.step) * (Number(slider.value) < 60 ? 1 : -20);
  const wanted = new RegExp('oil_anchor=' + String(Number(to.toFixed(6))) + '(,|$)');
  const begun = performance.now();
  const shown = (place) => new Promise((drawn) => {
    const part = document.querySelector(place);
    const seen = () => {
      if (!wanted.test(part.dataset.shown)) return;
      watch.disconnect();
      requestAnimationFrame(() => drawn(performance.now() - begun));
    };
    const watch = new MutationObserver(seen);
    watch.observe(part, { attributes: true });
  });
  Promise.all([shown('.consequences'), shown('.courses')]).then(([answers, charts]) => resolve({ answers, charts }));
  setter.call(slider, String(to));
  slider.dispatchEvent(new Event('input', { bubbles: true }));
})`;

/** Processor time of all processes of a browser so far, in milliseconds: those whose command names its profile. */
function cpuTime(profile: string): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.reduce((total, id) => total + cpuTimeOf(id, profile), 0);
}

function cpuTimeOf(id: string, profile: string): number {
  try {
    if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(profile)) return 0;
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // Clock ticks of ten milliseconds in user and in system mode.
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    // The process has ended in between.
    return 0;
  }
}

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const profile = mkdtempSync(join(tmpdir(), 'proviso-bench-'));
const server = await serveStudio({
  folder: folder('cases/russia-2014'),
  page: await builtPage(() => console.log('building the page')),
  library: readLibrary(folder('library')),
  port: 0,
  onFault: (error) => console.error(error),
});
const launch = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
};

/** How long it takes until the page can be used. */
async function timeOpenings(): Promise<void> {
  const browser = await chromium.launch(launch);
  // The first is the browser's own.
  const [, ...found] = await openings(browser, server.url, 1 + times);
  await browser.close();
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!.toFixed(0);
  const register = found.map((it) => it.register);
  const answers = found.map((it) => it.answers);
  console.log(`founding case, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ${times} openings`);
  console.log(
    `from address to register, milliseconds: median ${median(register)}, best ${Math.min(...register).toFixed(0)}`,
  );
  console.log(
    `from address to answers, milliseconds: median ${median(answers)}, best ${Math.min(...answers).toFixed(0)}`,
  );
}

await timeOpenings();
const context = await chromium.launchPersistentContext(join(profile, 'chromium'), launch);

try {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${server.url}${SETTING}`);
  await page.getByRole('slider', { name: /oil_anchor/ }).waitFor();
  await page.locator('.consequences[data-shown*="oil_anchor=45"]').waitFor();
  const took: Move[] = [];
  let cpuBefore = 0;
  for (let nth = 0; nth < WARM + moves; nth += 1) {
    const move = await page.evaluate<Move>(MOVE);
    if (nth < WARM) cpuBefore = cpuTime(profile);
    else took.push(move);
  }
  const cpu = (cpuTime(profile) - cpuBefore) / moves;
  const spread = (times: readonly number[]) => {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0);
    return `median ${at(0.5)}, 95th percentile ${at(0.95)}, best ${at(0)}`;
  };
  console.log(
    `founding case, ${paths} paths, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ${moves} moves`,
  );
  console.log(`from key to answers, milliseconds: ${spread(took.map(({ answers }) => answers))}`);
  console.log(`from key to charts, milliseconds: ${spread(took.map(({ charts }) => charts))}`);
  console.log(`processor time of a move, milliseconds: ${cpu.toFixed(0)}`);
} finally {
  await context.close();
  await server.close();
  rmSync(profile, { recursive: true, force: true });
}
