import type { ChangeSets, Move, Route, Way } from '@proviso/law';
import { shortDay } from '../shown-day.ts';
import { listed, oneLine } from '../wording.ts';

/** The wordings of one clause, or the one route of another kind. */
export type Routes = readonly [Route, ...Route[]];

const GOALS: Readonly<Record<ChangeSets['goal'], (name: string) => string>> = {
  lift: (name) => `What would end ${name}`,
  resume: (name) => `What would let ${name} resume`,
  fulfil: (name) => `What would fulfil ${name}`,
  meet: (name) => `What would bring about ${name}`,
};

/** What the changes would bring about: a heading. */
export function headingOfChanges({ goal, name }: ChangeSets): string {
  return GOALS[goal](oneLine(name));
}

/** Routes of one clause together: they are wordings of the same condition. */
export function grouped(routes: readonly Route[]): readonly Routes[] {
  const groups = new Map<string, [Route, ...Route[]]>();
  for (const route of routes) {
    const key = `${route.kind} ${route.clause?.kind === 'clause' ? route.clause.id : ''}`;
    const group = groups.get(key);
    if (group) group.push(route);
    else groups.set(key, [route]);
  }
  return [...groups.values()];
}

/** By which clause, or by whom. */
export function headingOfRoutes([{ kind, clause }]: Routes): string {
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
export function movesOf(routes: Routes): readonly Move[] {
  const moves = new Map<string, Move>();
  // The act that closes a route stands last, whichever wording names it first.
  for (const route of routes) for (const move of route.moves) if (!closes(move)) moves.set(move.id, move);
  for (const route of routes) for (const move of route.moves) moves.set(move.id, moves.get(move.id) ?? move);
  return [...moves.values()];
}

function closes({ kind }: Move): boolean {
  return kind === 'lift' || kind === 'resume';
}

/** A change in words: `lift EU_sectoral`, `brexit happens`. */
export function moveText({ kind, subject, what }: Move): string {
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
export function orderTexts({ needs, by, today }: Move, moves: readonly Move[]): readonly string[] {
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
export function whoTexts({ ways }: Move): readonly string[] {
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
export function neededText({ moves, sets, count, refused }: Route, move: Move): string {
  if (refused !== undefined) return 'no answer';
  const index = moves.findIndex(({ id }) => id === move.id);
  if (index < 0) return 'not asked';
  const holding = sets.filter((set) => set.includes(index)).length;
  if (holding === sets.length) return 'always';
  return holding > 0 || count > sets.length ? 'one way' : 'never';
}

/** Numbers in order, three or more in a row as their ends: `1–4, 6, 8, 9`. */
export function runs(numbers: readonly number[]): string {
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
