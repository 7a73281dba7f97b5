import { type AstNode, AstUtils, type CstNode, GrammarUtils, isReference, type Reference } from 'langium';
import type { Row } from '../collection.ts';
import type { Place } from '../diagnostic.ts';
import type { Category, CategoryWeight, InlineMember, Unit, UnitTerm, Variable } from '../generated/ast.ts';
import type { Named, Program, Target } from '../program.ts';
import { placeAt, placeOf, type SourceFile } from '../source-file.ts';
import type { ViewedFile } from './viewed-file.ts';

/** What a name in a case can mean: its declaration, a member or row, or the built-in `step`. */
export type Meaning =
  | { readonly kind: 'declared'; readonly node: Named | Variable | Category | Unit }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'step' };

/** A name where it stands in a file. */
export interface Occurrence {
  readonly place: Place;
  readonly meaning: Meaning;
  /** Where the name is given, not used. */
  readonly declares: boolean;
}

/** Every name of a case that means something, where it stands. */
export function occurrencesOf(program: Program, files: readonly ViewedFile[]): readonly Occurrence[] {
  return files.flatMap(({ tree, source }) =>
    AstUtils.streamAst(tree)
      .toArray()
      .flatMap((node) => occurrencesAt(node, program, source)),
  );
}

/** The name at a place of a file, if there is one; line and column count from 1, a cursor may stand at the end. */
export function occurrenceAt(
  occurrences: readonly Occurrence[],
  file: string,
  line: number,
  column: number,
): Occurrence | undefined {
  const touching = occurrences.filter(
    ({ place }) =>
      place.file === file && place.line === line && place.column <= column && column <= (place.endColumn ?? 0),
  );
  return touching.find(({ place }) => column < (place.endColumn ?? 0)) ?? touching[0];
}

/** All places of what a name means. */
export function occurrencesOfMeaning(occurrences: readonly Occurrence[], meaning: Meaning): readonly Occurrence[] {
  return occurrences.filter((occurrence) => isSame(occurrence.meaning, meaning));
}

/** Where what a name means is declared; the built-in `step` nowhere. */
export function declarationOf(meaning: Meaning): Place | undefined {
  switch (meaning.kind) {
    case 'declared':
      return placeOf(meaning.node, 'name');
    case 'row':
      return meaning.row.place;
    case 'step':
      return undefined;
  }
}

function isSame(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'declared') return b.kind === 'declared' && a.node === b.node;
  if (a.kind === 'row') return b.kind === 'row' && a.row === b.row;
  return b.kind === 'step';
}

function occurrencesAt(node: AstNode, program: Program, source: SourceFile): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const add = (cst: CstNode | undefined, meaning: Meaning | undefined, declares: boolean) => {
    if (cst && meaning) found.push({ place: placeAt(source, cst.offset, cst.end), meaning, declares });
  };
  const property = (name: string) => GrammarUtils.findNodeForProperty(node.$cstNode, name);
  if (node.$type === 'InlineMember') add(property('name'), rowOf(node as InlineMember, program), true);
  if (isNamed(node)) add(property('name'), { kind: 'declared', node }, true);
  if (node.$type === 'UnitTerm') add(property('base'), unitOf(node as UnitTerm, program), false);
  if (node.$type === 'CategoryWeight') add(property('category'), categoryOf(node as CategoryWeight, program), false);
  const own = meaningOf(program.links.get(node));
  if (own && node.$type === 'Call') add(property('callee'), own, false);
  if (own && node.$type === 'Access' && own.kind === 'declared' && own.node.$type !== 'Variable') {
    add(property('field'), own, false);
  }
  for (const { reference } of AstUtils.streamReferences(node)) {
    if (isReference(reference)) found.push(...partsOf(reference, program, source));
  }
  return found;
}

/** `Accord.census` names two things: the agreement, and its obligation. */
function partsOf(reference: Reference, program: Program, source: SourceFile): readonly Occurrence[] {
  const meaning = meaningOf(program.links.get(reference));
  const cst = reference.$refNode;
  if (!meaning || !cst) return [];
  const dot = cst.text.lastIndexOf('.');
  const last = { place: placeAt(source, cst.offset + dot + 1, cst.end), meaning, declares: false };
  const owner = program.named.get(cst.text.slice(0, Math.max(0, dot)).trim());
  if (dot < 0 || !owner) return [last];
  const place = placeAt(source, cst.offset, cst.offset + cst.text.slice(0, dot).trimEnd().length);
  return [{ place, meaning: { kind: 'declared', node: owner }, declares: false }, last];
}

function meaningOf(target: Target | undefined): Meaning | undefined {
  if (target?.kind === 'variable') return { kind: 'declared', node: target.node };
  return target;
}

function rowOf(member: InlineMember, program: Program): Meaning | undefined {
  const row = program.rows.get(member.$container)?.rows.find(({ code }) => code === member.name);
  return row && { kind: 'row', row };
}

function unitOf(term: UnitTerm, program: Program): Meaning | undefined {
  for (const tree of program.trees) {
    for (const declaration of tree.declarations) {
      if (declaration.$type !== 'UnitList') continue;
      const unit = declaration.units.find(({ name }) => name === term.base);
      if (unit) return { kind: 'declared', node: unit };
    }
  }
  return undefined;
}

function categoryOf(weight: CategoryWeight, program: Program): Meaning | undefined {
  const reading = weight.$container;
  const signal = meaningOf(program.links.get(reading.signal));
  if (signal?.kind !== 'declared' || signal.node.$type !== 'Signal') return undefined;
  const category = signal.node.categories.find(({ name }) => name === weight.category.$refText);
  return category && { kind: 'declared', node: category };
}

function isNamed(node: AstNode): node is Named | Variable | Category | Unit {
  return node.$type !== 'InlineMember' && typeof (node as { name?: unknown }).name === 'string';
}
