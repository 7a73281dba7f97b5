import type { Evidence } from '../executor.ts';

/** An item of evidence and its place among the items of its step. */
export interface EvidenceItem extends Evidence {
  /** Row of the block's scores; known once the list is closed. */
  position: number;
}

/** Collects the evidence while a model is prepared. */
export class EvidenceList {
  readonly #steps: EvidenceItem[][];

  constructor(steps: number) {
    this.#steps = Array.from({ length: steps }, () => []);
  }

  /** Announces an item that scores in a step; on a path where it does not apply its log density stays 0. */
  add(step: number, evidence: Evidence): EvidenceItem {
    const item = { ...evidence, position: -1 };
    this.#steps[step]!.push(item);
    return item;
  }

  /** Ends the collection: numbers the items of each step in the order in which they are added, by name, then date. */
  close(): readonly (readonly Evidence[])[] {
    for (const items of this.#steps) {
      items.sort((a, b) => compareText(a.name, b.name) || compareText(a.date, b.date) || compareText(a.kind, b.kind));
      items.forEach((item, position) => {
        item.position = position;
      });
    }
    return this.#steps.map((items) => items.map(({ kind, name, date }) => ({ kind, name, date })));
  }
}

/** Order of two texts by code units, as everywhere in the model. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
