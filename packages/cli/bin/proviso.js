#!/usr/bin/env node
// Plain JavaScript, so that an older Node can still say what is wrong instead of choking on the sources.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `proviso needs Node.js 22.18 or later; this is ${process.version}.\n` +
      'Run it as `npx proviso` inside the project, which brings its own Node.js 24, or update Node.js.\n',
  );
  process.exit(2);
}
const { default: module } = await import('node:module');
module.enableCompileCache?.();
const { run } = await import('../src/index.ts');
const { processTerminal } = await import('../src/terminal.ts');
process.exitCode = await run(process.argv.slice(2), processTerminal());
