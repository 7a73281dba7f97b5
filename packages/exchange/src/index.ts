export type { ProgrammeFile } from './programme-file.ts';
export { importProgrammes, type ProgrammeImport } from './programme-import.ts';
