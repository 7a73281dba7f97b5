import { type Timeline, YEARS_PER } from '@proviso/model';
import { missingColumnOfRows } from './collections.ts';
import { numberIn } from './csv.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Access, Argument, Call, Expression } from './generated/ast.ts';
import { isQuantity } from './names.ts';
import { yearsPer } from './period.ts';
import { declaredBy, type Program, type Quantity } from './program.ts';
import { placeOf } from './source-file.ts';

interface Read {
  readonly program: Program;
  readonly timeline: Timeline | undefined;
  readonly report: Diagnostic[];
}

/** A quantity of each member is named with a member, any other without. */
export function checkIndex(
  node: Expression,
  quantity: Quantity,
  given: readonly Argument[] | undefined,
  { program, report }: Read,
): void {
  if (!quantity.over) {
    if (given) {
      const message = `${quantity.name} is one number, not one for each member`;
      report.push(diagnose('PV0208', { message, help: `write ${quantity.name}`, place: placeOf(node) }));
    }
    return;
  }
  const over = declaredBy(program, quantity.over);
  const index = given?.length === 1 ? given[0]!.value : undefined;
  const target = index?.$type === 'Reference' ? program.links.get(index.target) : undefined;
  if (target?.kind === 'row' || (target?.kind === 'variable' && target.over === over)) return;
  if (index?.$type === 'Reference' && !target) return;
  const rows = over?.$type === 'Union' || over?.$type === 'Table' ? program.rows.get(over)?.rows : undefined;
  report.push(
    diagnose('PV0208', {
      message: `${quantity.name} has a value for each member of ${quantity.over.$refText}`,
      help: `say whose: ${quantity.name}(${rows?.[0]?.code ?? 'MEMBER'}), or ${quantity.name}(m) in a loop over ${quantity.over.$refText}`,
      place: placeOf(node),
    }),
  );
}

/** `m.column`: the column is there, and holds a number in every row. */
export function checkCell(node: Access, { program, report }: Read): void {
  const target = program.links.get(node);
  const rows = target?.kind === 'variable' ? program.rows.get(target.over) : undefined;
  if (!rows || target?.kind !== 'variable') return;
  if (node.field === 'population' && rows.rows.every((row) => row.populationShare !== undefined)) return;
  if (!rows.columns.includes(node.field)) {
    report.push(missingColumnOfRows(node.field, target.over.name, rows, placeOf(node, 'field')));
    return;
  }
  for (const row of rows.rows) {
    const text = row.cells.get(node.field) ?? '';
    if (numberIn(text) !== undefined) continue;
    report.push(
      diagnose('PV0609', {
        message: text === '' ? `${row.code} has no number in column "${node.field}"` : `"${text}" is not a number`,
        help: 'write a number such as 1234.5 in every row of a column that formulas use',
        place: row.place,
        related: [{ message: 'the formula that uses the column', place: placeOf(node) }],
      }),
    );
  }
}

/** `lag(x, 1 year)`: a state or let, and a delay of whole steps. */
export function checkDelay(node: Call, { program, timeline, report }: Read): void {
  const [of, delay] = node.arguments.map((argument) => argument.value);
  const quantity = of && declaredBy(program, of.$type === 'Reference' ? of.target : of);
  const fits = quantity && isQuantity(quantity) && quantity.$type !== 'Param';
  if (of?.$type === 'Reference' && !program.links.has(of.target)) return;
  if (!fits || node.arguments.length !== 2 || delay?.$type !== 'Literal' || !delay.period) {
    report.push(
      diagnose('PV0209', {
        message: '`lag` is taken of a state or let, by a length of time',
        help: 'write lag(x, 1 year)',
        place: placeOf(node),
      }),
    );
    return;
  }
  checkIndex(of!, quantity, of?.$type === 'Call' ? of.arguments : undefined, { program, timeline, report });
  const steps = timeline ? (delay.value * yearsPer(delay.period)) / YEARS_PER[timeline.unit] : 1;
  if (Math.abs(steps - Math.round(steps)) < 1e-9 && Math.round(steps) >= 1) return;
  report.push(
    diagnose('PV0209', {
      message: `${delay.value} ${delay.period} is not a whole number of steps of a ${timeline!.unit}`,
      help: `take a multiple of 1 ${timeline!.unit}`,
      place: placeOf(delay),
    }),
  );
}
