import type { ChangeSets, Move, Route } from '@proviso/law';
import { longDay } from '../shown-day.ts';
import { shownCount } from '../shown-number.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { counted, listed } from '../wording.ts';
import {
  grouped,
  headingOfChanges,
  headingOfRoutes,
  movesOf,
  moveText,
  neededText,
  orderTexts,
  type Routes,
  runs,
  whoTexts,
} from './change-words.ts';
import { citationText, sentence } from './citation-text.ts';
import { headingOf } from './formulations.ts';
import { headLines, type RegisterPage, remarkLines, titleIn } from './register-head.ts';

export interface ChangeSetsPage extends RegisterPage {
  readonly changes: ChangeSets;
}

/** Sets of one wording that are spelt out; JSON has them all. */
const SHOWN = 12;

/** All minimal sets of changes, route by route: what has to change, who can change it, in what order. */
export function renderChangeSets(page: ChangeSetsPage, options: PageOptions): string {
  const { changes } = page;
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const groups = grouped(changes.routes);
  return pageOf([
    headLines(page, `${headingOfChanges(changes)}, on ${longDay(changes.on)}`, columns, paint),
    standingLines(page, columns, paint),
    groups.length === 0
      ? wrap('No clause says how it could come about, and nobody is named who could do it.', columns)
      : [],
    ...groups.flatMap((routes) => routesBlocks(routes, page, columns, paint)),
    remarkLines(changes.status.flags, columns, paint),
  ]);
}

function standingLines({ model, changes }: ChangeSetsPage, columns: number, paint: Paint): readonly string[] {
  const title = titleIn(model, changes.name);
  const { accounts, verdict } = changes.status;
  const standing = accounts.map(({ status, because }) => {
    const grounds = because.map((citation) => citationText(citation, model));
    return grounds.length === 0 ? status : `${status}: ${listed(grounds)}`;
  });
  return [
    ...(title === undefined ? [] : wrap(title, columns).map(paint.strong)),
    ...wrap(`${verdict === undefined ? '' : `${verdict}; `}${standing.join('; or ')}.`, columns),
  ];
}

function routesBlocks(
  routes: Routes,
  page: ChangeSetsPage,
  columns: number,
  paint: Paint,
): readonly (readonly string[])[] {
  const moves = movesOf(routes);
  return [
    [...wrap(headingOfRoutes(routes), columns).map(paint.strong), ...moveTable(routes, moves, page, columns, paint)],
    routes.flatMap((route, i) => setLines(route, i, routes, moves, columns, paint)),
  ];
}

function moveTable(
  routes: Routes,
  moves: readonly Move[],
  { model }: ChangeSetsPage,
  columns: number,
  paint: Paint,
): readonly string[] {
  if (moves.length === 0) return [];
  const marks = routes.length > 1 || (routes[0].count > 1 && moves.length > 1);
  const table = columnsFor(marks ? routes.length : 0, columns);
  const names = marks ? routes.map((route, i) => (routes.length > 1 ? headingOf(route, i) : 'Needed')) : [];
  const heading = ['', 'Change', 'Who can make it', ...names];
  return [
    ...tableRow(
      table,
      heading.map((text) => ({ text, paint: paint.strong })),
    ),
    paint.muted('─'.repeat(widthOf(table))),
    ...moves.flatMap((move, i) => {
      const title = titleIn(model, move.subject);
      const change: readonly Cell[] = [
        { text: moveText(move), indent: '  ' },
        ...(title === undefined ? [] : [{ text: `  ${title}`, indent: '  ', paint: paint.muted }]),
        ...orderTexts(move, moves).map((text) => ({ text: `  ${text}`, indent: '  ' })),
      ];
      const who = whoTexts(move).map((text) => ({ text, indent: '  ' }));
      const needed = marks ? routes.map((route) => [{ text: neededText(route, move) }]) : [];
      return stackedRow(table, [[{ text: String(i + 1) }], change, who, ...needed]);
    }),
  ];
}

function columnsFor(marks: number, columns: number): readonly Column[] {
  const mark = marks > 1 ? Math.max(8, Math.min(18, Math.floor((columns * 0.36) / marks))) : 8;
  const rest = columns - 5 - 2 - marks * (mark + 2);
  const change = Math.floor(rest * 0.54);
  return [
    { width: 3, align: 'right' },
    { width: change, align: 'left' },
    { width: rest - change, align: 'left' },
    ...Array.from({ length: marks }, (): Column => ({ width: mark, align: 'left' })),
  ];
}

function setLines(
  route: Route,
  i: number,
  routes: Routes,
  moves: readonly Move[],
  columns: number,
  paint: Paint,
): readonly string[] {
  const wording = routes.length > 1 ? headingOf(route, i) : 'In all';
  if (route.refused !== undefined)
    return wrap(`${wording}: ${sentence(route.refused)}`, columns, '  ').map(paint.warning);
  if (route.sets.some((set) => set.length === 0)) return wrap(`${wording}: nothing has to change.`, columns, '  ');
  const numbers = route.moves.map((move) => moves.findIndex(({ id }) => id === move.id) + 1);
  const shown = route.sets.slice(0, SHOWN).flatMap((set) => {
    return wrap(`  ${counted(set.length, 'change')}: ${runs(set.map((index) => numbers[index]!))}`, columns, '    ');
  });
  const more = route.count - Math.min(SHOWN, route.sets.length);
  return [
    ...wrap(`${wording}: ${counted(route.count, 'way')}`, columns),
    ...shown,
    ...(more > 0 ? wrap(`  and ${shownCount(more)} more`, columns) : []),
  ];
}
