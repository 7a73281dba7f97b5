import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './recording-terminal.ts';

/** A fenced block of a Markdown page. */
export interface Fence {
  /** First word after the backquotes. */
  readonly language: string;
  /** The words after it. */
  readonly attributes: readonly string[];
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** All Markdown pages that users read: the README, the docs, the cases, the library and the catalogue. */
export function pages(): readonly string[] {
  const folders = ['docs', 'cases', 'library', 'catalogue'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  return ['README.md', ...folders.sort()];
}

/** The fenced blocks of a page in order. */
export function fencesOf(page: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { language: string; attributes: string[]; line: number; lines: string[] } | undefined;
  for (const [index, line] of readFileSync(join(ROOT, page), 'utf8').split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line);
    if (!fence) open?.lines.push(line);
    else if (open) {
      fences.push({ language: open.language, attributes: open.attributes, line: open.line, text: text(open.lines) });
      open = undefined;
    } else {
      const [language = '', ...attributes] = fence[1]!.trim().split(/\s+/);
      open = { language, attributes, line: index + 1, lines: [] };
    }
  }
  if (open) throw new Error(`${page}:${open.line}: a fenced block is not closed`);
  return fences;
}

function text(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Targets of the links of a page that lead to files of the project, without their anchors. */
export function linksOf(page: string): readonly string[] {
  const prose = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}
