import { nameFor } from '@proviso/language';
import { measureName, type Programme, type ProgrammeField } from './programme.ts';
import { code, listClause, quoted, textClause } from './proviso-text.ts';
import { isOneLine, isWritable, type YamlValue, yamlText } from './yaml-value.ts';

/** The source under which the keys of programmes are unique. */
export const CATALOGUE = 'opensanctions';

/** The names that a programme has in its case. */
export interface ProgrammeNames {
  readonly regime: string;
  /** Of the source that is its page. */
  readonly page: string;
  /** Of the actor that issues it. */
  readonly issuer?: string;
}

/**
 * A programme as a regime and the source that is its page. Every field stands in the clause that the language has for
 * it; a field without one, or whose value no clause can hold, is `noted` as it stands in the file.
 */
export function regimeText({ fields, comments }: Programme, names: ProgrammeNames): string {
  const clauses: string[] = [];
  const noted = new Map(fields);
  /** Writes a field as a clause if there is one that holds it to the letter. */
  const keep = (field: ProgrammeField, clause: string | undefined) => {
    if (clause === undefined) return;
    clauses.push(clause);
    noted.delete(field);
  };
  const text = (field: ProgrammeField) => textOf(fields.get(field));
  const list = (field: ProgrammeField) => textsOf(fields.get(field));
  const [key, title, url, summary, status, issuer] = [
    text('key'),
    text('title'),
    text('url'),
    text('summary'),
    text('status'),
    text('issuer'),
  ];
  if (names.issuer !== undefined) clauses.push(`by ${names.issuer}`);
  if (issuer !== undefined && issuer === names.issuer) noted.delete('issuer');
  keep('key', key === undefined ? undefined : `identifier ${quoted(key)} in ${CATALOGUE}`);
  keep('aliases', clauseOf('alias', list('aliases')?.map(quoted)));
  keep('target_territories', clauseOf('territories', list('target_territories')?.map(code)));
  const measures = list('measures');
  if (measures && measures.length > 0) clauses.push(listClause('measures', measureNames(measures)));
  if (measures && areNamed(measures)) noted.delete('measures');
  keep('status', status === undefined ? undefined : `listed as ${code(status)}`);
  clauses.push('unknown beginning, end');
  keep('summary', summary === undefined ? undefined : textClause('described', summary));
  clauses.push(...comments.map((comment) => textClause('remark', isOneLine(comment) ? comment : cleaned(comment))));
  if (title !== undefined) noted.delete('title');
  if (url !== undefined) noted.delete('url');
  for (const [field, value] of noted) clauses.push(textClause(`noted ${code(field)} as`, yamlText(value)));

  const page = url === undefined ? '' : `source ${names.page} ${quoted(title ?? key ?? '')} url ${quoted(url)}\n`;
  const named = `regime ${names.regime}${title === undefined ? '' : ` ${quoted(title)}`}`;
  const from = url === undefined ? CATALOGUE : names.page;
  return `${page}${named} from ${from} {\n${clauses.join('\n')}\n}\n`;
}

/** A text that a clause can hold. */
function textOf(value: YamlValue | undefined): string | undefined {
  return typeof value === 'string' && isWritable(value) ? value : undefined;
}

/** A list of texts that a clause can hold; it may be empty. */
function textsOf(value: YamlValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.map(textOf);
  return texts.includes(undefined) ? undefined : (texts as readonly string[]);
}

function clauseOf(words: string, items: readonly string[] | undefined): string | undefined {
  return items && items.length > 0 ? listClause(words, items) : undefined;
}

/** Whether titles of measures can be told again from their names; their order means nothing. */
function areNamed(titles: readonly string[]): boolean {
  const names = titles.map(measureName);
  return (
    titles.length > 0 && names.every((n) => n !== undefined && nameFor(n) === n) && new Set(names).size === names.length
  );
}

function measureNames(titles: readonly string[]): readonly string[] {
  return [...new Set(titles.map((title) => nameFor(measureName(title) ?? title)))].sort();
}

function cleaned(comment: string): string {
  return [...comment].map((character) => (isOneLine(character) ? character : '?')).join('');
}
