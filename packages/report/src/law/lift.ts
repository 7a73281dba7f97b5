import type { ChangeSets, Move, Route, Way } from '@proviso/law';
import { longDay, shortDay } from '../shown-day.ts';
import { shownCount } from '../shown-number.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, stackedRow, tableRow, widthOf, wrap } from '../text/table.ts';
import { counted, listed, oneLine } from '../wording.ts';
import { citationText, sentence } from './citation-text.ts';
import { headingOf } from './formulations.ts';
import { headLines, type RegisterPage, remarkLines, titleIn } from './register-head.ts';

export interface ChangeSetsPage extends RegisterPage {
  readonly changes: ChangeSets;
}

/** Sets of one wording that are spelt out; JSON has them all. */
const SHOWN = 12;

/** The wordings of one clause, or the one route of another kind. */
type Routes = readonly [Route, ...Route[]];

const GOALS: Readonly<Record<ChangeSets['goal'], (name: string) => string>> = {
  lift: (name) => `What would end ${name}`,
  resume: (name) => `What would let ${name} resume`,
  fulfil: (name) => `What would fulfil ${name}`,
  meet: (name) => `What would bring about ${name}`,
};

/** All minimal sets of changes, route by route: what has to change, who can change it, in what order. */
export function renderChangeSets(page: ChangeSetsPage, options: PageOptions): string {
  const { changes } = page;
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const name = oneLine(changes.name);
  const groups = grouped(changes.routes);
  return pageOf([
    headLines(page, `${GOALS[changes.goal](name)}, on ${longDay(changes.on)}`, columns, paint),
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

function grouped(routes: readonly Route[]): readonly Routes[] {
  const groups = new Map<string, [Route, ...Route[]]>();
  for (const route of routes) {
    const key = `${route.kind} ${route.clause?.kind === 'clause' ? route.clause.id : ''}`;
    const group = groups.get(key);
    if (group) group.push(route);
    else groups.set(key, [route]);
  }
  return [...groups.values()];
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

function headingOfRoutes([{ kind, clause }]: Routes): string {
  const by = clause?.kind === 'clause' ? ` (clause ${oneLine(clause.id)})` : '';
  switch (kind) {
    case 'pledge':
      return `By the pledge to lift it${by}`;
    case 'own condition':
      return `By its own condition${by}`;
    case 'end':
      return 'By those who may end it outright';
    case 'fulfilment':
      return `By doing what it asks for${by}`;
    case 'resumption':
      return `By meeting the conditions of its resumption${by}`;
    case 'meeting':
      return 'By those who can bring it about';
  }
}

/** The changes of all wordings, each once, in an order in which they can be made. */
function movesOf(routes: Routes): readonly Move[] {
  const moves = new Map<string, Move>();
  // The act that closes a route stands last, whichever wording names it first.
  for (const route of routes) for (const move of route.moves) if (!closes(move)) moves.set(move.id, move);
  for (const route of routes) for (const move of route.moves) moves.set(move.id, moves.get(move.id) ?? move);
  return [...moves.values()];
}

function closes({ kind }: Move): boolean {
  return kind === 'lift' || kind === 'resume';
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

function moveText({ kind, subject, what }: Move): string {
  const name = oneLine(subject);
  switch (kind) {
    case 'meet':
    case 'undo':
    case 'end':
    case 'lift':
    case 'repeal':
    case 'resume':
      return `${kind} ${name}`;
    case 'happen':
      return `${name} happens`;
    case 'bring into force':
      return `bring ${name} into force`;
    case 'bring about status':
      return `bring it about that ${name} is ${what ?? 'otherwise'}`;
    case 'figure':
      return `${name} (a figure)`;
  }
}

/** After which other changes, by which day, and whether it is known to be open. */
function orderTexts({ needs, by, today }: Move, moves: readonly Move[]): readonly string[] {
  const before = needs.flatMap((id) => {
    const i = moves.findIndex((move) => move.id === id);
    return i < 0 ? [] : [i + 1];
  });
  return [
    ...(before.length === 0 ? [] : [`after ${listed(before.sort((a, b) => a - b).map(String))}`]),
    ...(by === undefined ? [] : [`by ${shortDay(by)}`]),
    ...(today === 'unknown' ? ['perhaps so already: not known'] : []),
  ];
}

/** Each way on a line of its own; those who owe something together, together. */
function whoTexts({ ways }: Move): readonly string[] {
  if (ways.length === 0) return ['nobody in the case'];
  const together = ways.every(({ how }) => how === 'meet');
  return together ? [listed(ways.map(({ by }) => oneLine(by)))] : ways.map(wayText);
}

function wayText({ how, by, decision, rule, on }: Way): string {
  const deciding = decision === undefined ? '' : `, ${oneLine(decision)} (${rule})`;
  const name = oneLine(by);
  switch (how) {
    case 'let lapse':
      return `${name}, by letting it lapse${on === undefined ? '' : ` on ${shortDay(on)}`}${deciding}`;
    case 'own condition':
      return 'by itself, on its own condition';
    case 'as sender':
      return `${name}, as its sender`;
    case 'lift':
    case 'terminate':
    case 'repeal':
    case 'resume':
    case 'meet':
      return `${name}${deciding}`;
  }
}

/** Whether every way of a wording asks for a change, some do, or none. */
function neededText({ moves, sets, count, refused }: Route, move: Move): string {
  if (refused !== undefined) return 'no answer';
  const index = moves.findIndex(({ id }) => id === move.id);
  if (index < 0) return 'not asked';
  const holding = sets.filter((set) => set.includes(index)).length;
  if (holding === sets.length) return 'always';
  return holding > 0 || count > sets.length ? 'one way' : 'never';
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

/** Numbers in order, three or more in a row as their ends: `1–4, 6, 8, 9`. */
function runs(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  const shown = ([first, last]: readonly [number, number]) => {
    if (last - first < 2) return first === last ? `${first}` : `${first}, ${last}`;
    return `${first}–${last}`;
  };
  return found.map(shown).join(', ');
}
