import { join } from 'node:path';
import { buildPage } from './src/build/page-build.ts';
import { addSamples } from './src/build/samples.ts';

const site = process.argv[2] === 'site';
const folder = join(import.meta.dirname, site ? 'dist-site' : 'dist');
await buildPage(folder, site ? addSamples : undefined);
process.stdout.write(`built in ${folder}\n`);
