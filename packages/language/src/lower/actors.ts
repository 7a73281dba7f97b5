import type { Case, Member, Source, Union } from '@proviso/model';
import { lastDay } from '../calendar-date.ts';
import type { Named, Program } from '../program.ts';
import { titled } from './provenance.ts';

type NodeOf<T> = Extract<Named, { readonly $type: T }>;

/** The declarations of one kind, in order of name. */
export function declarations<T extends Named['$type']>(program: Program, type: T): readonly NodeOf<T>[] {
  return [...program.named]
    .filter(([, node]) => node.$type === type)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, node]) => node as NodeOf<T>);
}

/** Who there is and what is cited. */
export function lowerActors(program: Program): Pick<Case, 'sources' | 'readers' | 'actors' | 'unions'> {
  return {
    sources: declarations(program, 'Source').map(lowerSource),
    readers: program.trees.flatMap((tree) =>
      tree.declarations.flatMap((node) => (node.$type === 'Reader' ? [titled(node)] : [])),
    ),
    actors: declarations(program, 'Actor').map((node) => ({
      ...titled(node),
      ...(node.whole && { partOf: node.whole.$refText }),
    })),
    unions: declarations(program, 'Union').map((node) => lowerUnion(node, program)),
  };
}

function lowerSource(node: NodeOf<'Source'>): Source {
  return {
    ...titled(node),
    ...(node.published !== undefined && { published: lastDay(node.published) }),
    ...(node.url !== undefined && { url: node.url }),
    ...(node.file !== undefined && { file: node.file }),
    quotes: node.quotes,
  };
}

function lowerUnion(node: NodeOf<'Union'>, program: Program): Union {
  const members = (program.rows.get(node)?.rows ?? []).map((row): Member => {
    const share = row.populationShare;
    return {
      code: row.code,
      name: row.title,
      ...(share !== undefined && { populationShare: share }),
      ...(row.veto && { veto: true }),
    };
  });
  return { ...titled(node), members };
}
