import { type Adjustments, adjustmentsFromLink, adjustmentsToLink } from '@proviso/model';

/** What was turned, kept under a name; all else follows what is set at the moment. */
export interface KeptSetting {
  readonly name: string;
  readonly adjustments: Adjustments;
}

export type KeptSettings = readonly KeptSetting[];

/** The same settings with one more, in the place of one of its name. */
export function withKept(kept: KeptSettings, added: KeptSetting): KeptSettings {
  return kept.some(({ name }) => name === added.name)
    ? kept.map((one) => (one.name === added.name ? added : one))
    : [...kept, added];
}

/** A kept setting as a piece of a link: its name, a colon, its adjustments. */
export function keptToLink({ name, adjustments }: KeptSetting): string {
  return `${name}:${adjustmentsToLink(adjustments)}`;
}

/** A kept setting from a piece of a link; undefined where {@link keptToLink} cannot have written it. */
export function keptFromLink(link: string): KeptSetting | undefined {
  const end = link.lastIndexOf(':');
  const adjustments = adjustmentsFromLink(link.slice(end + 1));
  return end > 0 && adjustments ? { name: link.slice(0, end), adjustments } : undefined;
}

/** What this browser keeps of a case, and then what a link brings; where they differ about a name, the link counts. */
export function keptHere(storage: Storage, caseId: string, linked: KeptSettings = []): KeptSettings {
  const lines = (storage.getItem(keyOf(caseId)) ?? '').split('\n');
  const here = lines.flatMap((line) => keptFromLink(line) ?? []);
  return linked.reduce(withKept, here);
}

/** Keeps settings of a case in this browser. */
export function keepHere(storage: Storage, caseId: string, kept: KeptSettings): void {
  storage.setItem(keyOf(caseId), kept.map(keptToLink).join('\n'));
}

function keyOf(caseId: string): string {
  return `proviso:kept:${caseId}`;
}
