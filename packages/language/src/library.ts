import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Use } from './generated/ast.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';

/** A file of the library, by its path among the files of a case. */
interface LibraryFile {
  readonly path: string;
  readonly text: string;
}

/** The file of the library that a `use` brings; one that is not there is reported. */
export function libraryFile(
  use: Use,
  library: ReadonlyMap<string, string>,
  report: Diagnostic[],
): LibraryFile | undefined {
  const name = use.path.replace(/\.proviso$/, '');
  const text = library.get(name);
  if (text !== undefined) return { path: `library/${name}.proviso`, text };
  const like = nearest(name, library.keys());
  const place = placeOf(use, 'path');
  const listed = [...library.keys()].map((file) => `"${file}"`).join(', ');
  report.push(
    diagnose('PV0705', {
      message: `the library has no "${use.path}"`,
      help: like ? `did you mean "${like}"?` : `it has ${listed || 'no files'}`,
      place,
      ...instead(like, place),
    }),
  );
  return undefined;
}
