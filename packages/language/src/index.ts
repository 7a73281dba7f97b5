export type { CaseText, CheckedCase } from './case-text.ts';
export { checkCase } from './check.ts';
export type { Diagnostic, Place } from './diagnostic.ts';
export { renderDiagnostic } from './diagnostic.ts';
export { formatText } from './formatter.ts';
export { nameFor } from './name-for.ts';
export { placeAt, sourceFile } from './source-file.ts';
export { nearest } from './suggestion.ts';
