export { intervalsCsv } from './intervals-csv.ts';
export { type IntervalsDocument, intervalsDocument, readIntervals } from './intervals-document.ts';
export type { ProgrammeFile } from './programme-file.ts';
export { importProgrammes, type ProgrammeImport } from './programme-import.ts';
