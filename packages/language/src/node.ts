export type { CaseFolder } from './case-folder.ts';
export { readCaseFolder, readLibrary } from './case-folder.ts';
export { startLanguageServer } from './language-server.ts';
