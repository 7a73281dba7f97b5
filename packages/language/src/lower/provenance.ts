import type { Provenance, Sourced } from '@proviso/model';
import type { Reference } from 'langium';
import type { Nameable } from '../generated/ast.ts';

/** The words `because ... from ...` or `guess` of a declaration or clause. */
export interface ProvenanceWords {
  readonly because?: string;
  readonly basis?: Reference<Nameable>;
  readonly guess: boolean;
}

/** The provenance that is written, from the first place that has one. */
export function provenance(...places: readonly (ProvenanceWords | undefined)[]): Sourced {
  const words = places.find((place) => place && (place.because !== undefined || place.basis || place.guess));
  if (!words) return {};
  const found: Provenance = {
    ...(words.because !== undefined && { because: words.because }),
    ...(words.basis && { from: words.basis.$refText }),
    ...(words.guess && { guess: true }),
  };
  return { provenance: found };
}

/** Name and title of a declaration. */
export function titled(node: { readonly name: string; readonly title?: string }) {
  return { name: node.name, ...(node.title !== undefined && { title: node.title }) };
}
