export { builtPage } from './build/page-build.ts';
