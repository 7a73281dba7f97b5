import type { CivilDate } from '@proviso/model';

/** The day of the person at this machine. */
export function today(): CivilDate {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
