/** A unit as it stands behind a number; nothing for a pure number. */
export function shownUnit(unit: string): string {
  return unit === '1' || unit === 'probability' ? '' : unit;
}
