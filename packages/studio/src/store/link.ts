import { adjustmentsFromLink, adjustmentsToLink, parseCivilDate } from '@proviso/model';
import { keptFromLink, keptToLink } from './kept.ts';
import type { Setting } from './setting.ts';

/** What a link may hold, each part only where it says something. */
export interface Linked {
  readonly view?: string;
  /** Name of the sample case, on a static page. */
  readonly sample?: string;
  readonly subject?: string;
  readonly setting: Partial<Setting>;
}

/** What the part of an address after `#` holds; what makes no sense is passed over. */
export function readLink(hash: string): Linked {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (key: string) => parts.get(key) || undefined;
  const day = (key: string) => (parseCivilDate(parts.get(key) ?? '') ? parts.get(key)! : undefined);
  const count = (key: string) => (/^\d{1,15}$/.test(parts.get(key) ?? '') ? Number(parts.get(key)) : undefined);
  return {
    ...given('view', text('view')),
    ...given('sample', text('case')),
    ...given('subject', text('about')),
    setting: {
      ...given('asOf', day('as-of')),
      ...given('day', day('on')),
      ...given('reader', text('reader')),
      ...(parts.has('strike') && { struck: parts.getAll('strike') }),
      ...given('adjustments', adjustmentsFromLink(parts.get('set') ?? '')),
      ...(parts.has('keep') && { kept: parts.getAll('keep').flatMap((text) => keptFromLink(text) ?? []) }),
      ...given('seed', count('seed')),
      ...given('paths', count('paths') || undefined),
    },
  };
}

/** The part of an address after `#` that {@link readLink} reads back; `#` alone where it holds nothing. */
export function writeLink({ view, sample, subject, setting }: Linked): string {
  const parts = new URLSearchParams();
  const put = (key: string, value: string | number | undefined) => {
    if (value !== undefined) parts.append(key, String(value));
  };
  put('view', view);
  put('case', sample);
  put('about', subject);
  put('as-of', setting.asOf);
  put('on', setting.day);
  put('reader', setting.reader);
  for (const name of setting.struck ?? []) put('strike', name);
  if (setting.adjustments?.length) put('set', adjustmentsToLink(setting.adjustments));
  for (const kept of setting.kept ?? []) put('keep', keptToLink(kept));
  put('seed', setting.seed);
  put('paths', setting.paths);
  return `#${readably(parts)}`;
}

/** Characters that need no escape after `#`, and make a link hard to read where they have one. */
function readably(parts: URLSearchParams): string {
  return parts.toString().replaceAll(/%(?:2C|3D|40|28|29)/g, decodeURIComponent);
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}
