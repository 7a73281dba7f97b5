// Completes package-lock.json for machines of other kinds, and for registries that do not carry their packages.
//
// A package with native code names one optional dependency for each platform. Where a registry lacks some of them,
// `npm install` leaves them out of the lock file, and `npm ci` then refuses it as incomplete. This adds what is named
// and missing: its version, and the platform that its name tells, so that every other platform skips it.
// Run it after `npm install`: node scripts/complete-lock.js
import { readFileSync, writeFileSync } from 'node:fs';

const PATH = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The platform that a package's name tells, as npm's fields; undefined where it tells none. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  if (words.includes('wasm32')) return { cpu: ['wasm32'] };
  const os = SYSTEMS.find((system) => words.includes(system));
  if (os === undefined) return undefined;
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), os: [os] };
}

const lock = JSON.parse(readFileSync(PATH, 'utf8'));
const added = [];
for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[key] || !platform) continue;
    lock.packages[key] = { version, ...platform, ...(owner.dev && { dev: true }), optional: true };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} packages added to the lock file\n`);
