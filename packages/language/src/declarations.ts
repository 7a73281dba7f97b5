import type { AstNode } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { CaseFile } from './generated/ast.ts';
import { KIND_NAMES } from './kinds.ts';
import type { Named } from './program.ts';
import { qualifiedName } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';
import { BUILT_IN_WORDS, ENGINE_WORDS } from './vocabulary.ts';

/** All named declarations by qualified name; a second declaration of a name is reported with the first. */
export function declareNames(trees: readonly CaseFile[], report: Diagnostic[]): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const tree of trees) {
    for (const node of nodesIn(tree)) {
      if (!isNamed(node) || !node.name) continue;
      const name = qualifiedName(node);
      const first = named.get(name);
      if (first) report.push(twice(name, node, first));
      else named.set(name, node);
      if (BUILT_IN_WORDS.has(node.name)) report.push(builtIn(node));
      const strange = lookAlike(node.name);
      if (strange) report.push(twoScripts(node, strange));
    }
  }
  return named;
}

function isNamed(node: AstNode): node is Named {
  return Object.hasOwn(KIND_NAMES, node.$type);
}

function twice(name: string, node: Named, first: Named): Diagnostic {
  return diagnose('PV0102', {
    message: `${name} is declared twice`,
    help: 'give one of the two another name; all files of a case share their names',
    place: placeOf(node, 'name'),
    related: [{ message: 'the first declaration', place: placeOf(first, 'name') }],
  });
}

function builtIn(node: Named): Diagnostic {
  const use = ENGINE_WORDS.has(node.name!) ? 'names random numbers of the engine' : 'is a word of its own in formulas';
  return diagnose('PV0104', {
    message: `\`${node.name}\` ${use}`,
    help: `take another name, such as ${node.name}_of_the_case`,
    place: placeOf(node, 'name'),
  });
}

/** Letters of other scripts that look like Latin ones: Cyrillic and Greek. */
const LOOK_ALIKE = /[АВЕКМНОРСТХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ]/u;

/** The first letter of another script in a name that is otherwise written in Latin letters. */
function lookAlike(name: string): string | undefined {
  const found = LOOK_ALIKE.exec(name)?.[0];
  return found !== undefined && /[A-Za-z]/.test(name) ? found : undefined;
}

function twoScripts(node: Named, letter: string): Diagnostic {
  const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const script = letter >= '\u0400' ? 'Cyrillic' : 'Greek';
  return diagnose('PV0806', {
    message: `the name ${node.name} mixes scripts: its "${letter}" is ${script} (U+${code})`,
    help: 'write the whole name in one script, or no one will be able to type it again',
    place: placeOf(node, 'name'),
  });
}
