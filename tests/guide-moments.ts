import { type ConsoleSession, sessionsOf } from './console-session.ts';
import { fencesOf, pages } from './markdown.ts';

/** A console block of the guide, with what its reader has typed by then. */
export interface GuideMoment {
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly sessions: readonly ConsoleSession[];
  readonly typed: TypedFiles;
}

/** Text of each file by its path; a file that is shown again takes the place of what it was. */
export type TypedFiles = Readonly<Record<string, string>>;

/** The console blocks of the guide in order, each page going on where the one before ended, and what is typed in the end. */
export function readGuide(): { readonly moments: readonly GuideMoment[]; readonly finished: TypedFiles } {
  const moments: GuideMoment[] = [];
  let typed: TypedFiles = {};
  for (const page of pages().filter((path) => /^docs\/guide\/\d/.test(path))) {
    for (const fence of fencesOf(page)) {
      const file = fence.attributes.find((attribute) => attribute.startsWith('file='))?.slice('file='.length);
      if (file !== undefined) typed = { ...typed, [file]: fence.text };
      else moments.push({ page, line: fence.line, sessions: sessionsOf(fence), typed });
    }
  }
  return { moments, finished: typed };
}
