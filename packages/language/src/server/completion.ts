import {
  type AstNode,
  AstUtils,
  EmptyFileSystem,
  type GrammarAST as Grammar,
  GrammarAST,
  inject,
  type LangiumDocument,
  URI,
} from 'langium';
import {
  type CompletionAcceptor,
  type CompletionContext,
  createDefaultModule,
  createDefaultSharedModule,
  DefaultCompletionProvider,
  type LangiumServices,
  type LangiumSharedServices,
  type NextFeature,
} from 'langium/lsp';
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import { isAggregate, isAgreement, isBallot, isReading, isRegime } from '../generated/ast.ts';
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from '../generated/module.ts';
import { expectedKinds, type Kind } from '../kinds.ts';
import { isQuantity } from '../names.ts';
import { type Named, qualifiedName } from '../program.ts';
import type { CaseView } from './case-view.ts';
import { DESCRIBED_WORDS } from './described-words.ts';
import { describe } from './hover.ts';

/** Something that may stand at the cursor. */
interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail: string;
  readonly documentation?: string;
}

/** Completes texts of a case: the words that the grammar allows, and the names of a kind that fits. */
export class Completion {
  readonly #services = createServices();

  /** What can stand at a position of a text, which is newer than the view or the same. */
  async at(view: CaseView, uri: string, text: string, position: Position): Promise<readonly CompletionItem[]> {
    const { LangiumDocumentFactory } = this.#services.shared.workspace;
    const document: LangiumDocument = LangiumDocumentFactory.fromString(text, URI.parse(uri));
    const unit = unitsAt(
      document.textDocument.getText({ start: { line: position.line, character: 0 }, end: position }),
    );
    if (unit) return unitNames(view);
    const provider = new NameCompletion(this.#services, view);
    const found = await provider.getCompletion(document, { textDocument: { uri }, position });
    return found?.items ?? [];
  }
}

function createServices(): LangiumServices {
  const shared: LangiumSharedServices = inject(
    createDefaultSharedModule(EmptyFileSystem),
    ProvisoGeneratedSharedModule,
  );
  const services = inject(createDefaultModule({ shared }), ProvisoGeneratedModule);
  shared.ServiceRegistry.register(services);
  return services;
}

/** Langium knows what may follow in the grammar; which names fit there is looked up in the case. */
class NameCompletion extends DefaultCompletionProvider {
  readonly #view: CaseView;

  constructor(services: LangiumServices, view: CaseView) {
    super(services);
    this.#view = view;
  }

  protected override completionForCrossReference(
    context: CompletionContext,
    next: NextFeature<Grammar.CrossReference>,
    accept: CompletionAcceptor,
  ): void {
    const rule = ruleOf(next.feature);
    const property = AstUtils.getContainerOfType(next.feature, GrammarAST.isAssignment)?.feature ?? '';
    for (const { documentation, ...item } of candidates(this.#view, rule, property, context.node)) {
      const markdown = documentation && { documentation: { kind: 'markdown' as const, value: documentation } };
      accept(context, { ...item, ...markdown, sortText: '0' });
    }
  }

  /** Words that are names as well are offered only where they are words. */
  protected override filterKeyword(context: CompletionContext, keyword: Grammar.Keyword): boolean {
    return !['Name', 'ColumnName'].includes(ruleOf(keyword)) && super.filterKeyword(context, keyword);
  }
}

function ruleOf(element: AstNode): string {
  return AstUtils.getContainerOfType(element, GrammarAST.isParserRule)?.name ?? '';
}

/** The names that fit a reference of the grammar. */
function candidates(view: CaseView, rule: string, property: string, at: AstNode | undefined): readonly Candidate[] {
  if (rule === 'CategoryWeight') return categories(view, at);
  const kinds = kindsAt(rule, property);
  const declared = [...view.program.named.values()]
    .filter((node) => kinds.includes(node.$type))
    .map((node) => nameCandidate(node, view, at));
  return rule === 'Reference' ? [...declared, ...variables(at), ...words()] : declared;
}

/** What can be computed with or asked about in an expression. */
const IN_EXPRESSIONS: readonly Kind[] = ['Param', 'State', 'Let', 'Regime', 'Agreement', 'Obligation', 'Event', 'Fact'];

/** The syntax nodes of rules that are not called like theirs. */
const NODES: Readonly<Record<string, readonly string[]>> = {
  Index: ['Param'],
  RecordedAct: ['Superseded'],
  Intervention: ['SetQuantity', 'EventHappens', 'EventDoesNot', 'VoteForced', 'ActForced'],
};

function kindsAt(rule: string, property: string): readonly Kind[] {
  if (rule === 'Reference') return IN_EXPRESSIONS;
  return (NODES[rule] ?? [rule]).flatMap(($type) => expectedKinds({ $type }, property) ?? []);
}

function nameCandidate(node: Named, view: CaseView, at: AstNode | undefined): Candidate {
  const detail =
    'title' in node && node.title ? `${node.$type.toLowerCase()}: ${node.title}` : node.$type.toLowerCase();
  return {
    label: labelOf(node, at),
    kind: CompletionItemKind.Variable,
    detail,
    documentation: describe({ kind: 'declared', node }, view),
  };
}

/** An obligation is named by itself within its agreement, elsewhere with the agreement before it. */
function labelOf(node: Named, at: AstNode | undefined): string {
  const instrument = AstUtils.getContainerOfType(at, (n) => isAgreement(n) || isRegime(n));
  const name = qualifiedName(node);
  const own = instrument !== undefined && name.startsWith(`${instrument.name}.`);
  return own ? name.slice(instrument.name.length + 1) : name;
}

function categories(view: CaseView, at: AstNode | undefined): readonly Candidate[] {
  const reading = AstUtils.getContainerOfType(at, isReading);
  const signal = view.program.named.get(reading?.signal?.$refText ?? '');
  if (signal?.$type !== 'Signal') return [];
  return signal.categories.map(({ name }) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    detail: `category of ${signal.name}`,
  }));
}

/** The variables of aggregates, ballots and indexes around a node. */
function variables(at: AstNode | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let node = at; node; node = node.$container) {
    const variable = isAggregate(node) || isBallot(node) || isQuantity(node) ? node.variable : undefined;
    if (variable) found.push({ label: variable.name, kind: CompletionItemKind.Variable, detail: 'variable' });
  }
  return found;
}

function words(): readonly Candidate[] {
  const step: Candidate = { label: 'step', kind: CompletionItemKind.Constant, detail: 'length of a step, in years' };
  const described = [...DESCRIBED_WORDS].map(([label, word]) => ({
    label,
    kind: CompletionItemKind.Function,
    detail: `${word.kind} ${label}(${word.arguments})`,
    documentation: word.says,
  }));
  return [step, ...described];
}

/** Whether the cursor stands within the brackets of a unit. */
function unitsAt(lineBefore: string): boolean {
  return /\[[^\]]*$/.test(lineBefore.replace(/"[^"]*"?/g, '').replace(/\/\/.*\[.*/, ''));
}

function unitNames(view: CaseView): readonly CompletionItem[] {
  const declared = view.program.trees.flatMap((tree) =>
    tree.declarations.flatMap((node) => (node.$type === 'UnitList' ? node.units.map(({ name }) => name) : [])),
  );
  return ['year', 'probability', '%', ...declared].map((label) => ({ label, kind: CompletionItemKind.Unit }));
}
