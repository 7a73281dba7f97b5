import papaparse from 'papaparse';

/**
 * Rows as CSV: RFC 4180 with a header. A cell that a spreadsheet would take for a formula gets an apostrophe; a byte-order
 * mark leads where the text is not ASCII, because Excel needs it. A column that a row does not have stays empty.
 */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, string | number>>[],
): string {
  const text = papaparse.unparse(
    { fields: [...columns], data: rows.map((row) => columns.map((column) => row[column] ?? '')) },
    { newline: '\r\n', escapeFormulae: true },
  );
  const ascii = /^[\0-\x7f]*$/.test(text);
  return `${ascii ? '' : '\ufeff'}${text}\r\n`;
}
