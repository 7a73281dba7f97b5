import type { AstNode, Reference } from 'langium';
import type { Row, Rows } from './collection.ts';
import type {
  Actor,
  Agreement,
  CaseFile,
  DatedRecord,
  Decision,
  Event,
  Fact,
  Let,
  Obligation,
  Observe,
  Param,
  Question,
  Reader,
  Regime,
  Scenario,
  Signal,
  Source,
  State,
  Statement,
  Table,
  Union,
  Variable,
  Vote,
} from './generated/ast.ts';

/** A declaration that other declarations can name. */
export type Named =
  | Actor
  | Agreement
  | DatedRecord
  | Decision
  | Event
  | Fact
  | Let
  | Obligation
  | Observe
  | Param
  | Question
  | Reader
  | Regime
  | Scenario
  | Signal
  | Source
  | State
  | Statement
  | Table
  | Union
  | Vote;

/** A quantity of the case: drawn or computed, with a unit. */
export type Quantity = Param | State | Let;

/** What a name in the text stands for. */
export type Target =
  | { readonly kind: 'declared'; readonly node: Named }
  /** The variable of an index, an aggregate or `each`. */
  | { readonly kind: 'variable'; readonly node: Variable; readonly over: Union | Table }
  /** A member of a union, or a row of a table, by its code. */
  | { readonly kind: 'row'; readonly row: Row }
  /** The built-in quantity `step`. */
  | { readonly kind: 'step' };

/** A parsed case with its names resolved: what the checks read and the model is made of. */
export interface Program {
  readonly trees: readonly CaseFile[];
  /** By qualified name. */
  readonly named: ReadonlyMap<string, Named>;
  /** Members and rows of every union and table that could be read. */
  readonly rows: ReadonlyMap<Union | Table, Rows>;
  /** What each reference, each call of a quantity and each `Agreement.obligation` stands for. */
  readonly links: ReadonlyMap<Reference | AstNode, Target>;
}

/** The qualified name of a declaration: an obligation's begins with its agreement's. */
export function qualifiedName(node: Named): string {
  if (node.$type !== 'Obligation') return node.name ?? '';
  let owner: AstNode = node;
  while (owner.$type !== 'Agreement' && owner.$type !== 'Regime' && owner.$container) owner = owner.$container;
  return `${(owner as Agreement | Regime).name}.${node.name}`;
}

/** The declaration that a reference was linked to, or undefined where it is something else. */
export function declaredBy(program: Program, reference: Reference | AstNode | undefined): Named | undefined {
  const target = reference && program.links.get(reference);
  return target?.kind === 'declared' ? target.node : undefined;
}
