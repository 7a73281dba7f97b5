import type { CivilDate, Gap, UnknownMatter } from '@proviso/model';
import { type Account, hasEnded } from './account.ts';
import { type Citation, citeGap } from './citation.ts';
import { accountsOn, type History } from './history.ts';
import type { Register } from './register.ts';

/** Why a status on a day cannot be relied on. */
export interface Doubt {
  readonly kind:
    | 'after the last verified day'
    | 'after the day as of which it is asked'
    | 'records missing'
    | 'lapsed among missing records'
    | 'no beginning'
    | 'beginning unknown'
    | 'end unknown';
  readonly citations: readonly Citation[];
}

/**
 * What makes a subject unverified on a day, if anything: the day lies after the last verified one or in a gap; or what
 * happened then rests on missing records, its own or those of what it rests on.
 * @param name an instrument, or a fact, obligation or event
 */
export function doubtOn(register: Register, name: string, day: CivilDate): Doubt | undefined {
  const { silence, model } = register.docket;
  if (silence !== undefined && day > silence) {
    const verified = silence === model.verifiedThrough;
    const kind = verified ? 'after the last verified day' : 'after the day as of which it is asked';
    return { kind, citations: [] };
  }
  return doubtOf(register, name, day, []);
}

/** `above` are the names that led here: a circle of bases is not run round twice. */
function doubtOf(register: Register, name: string, day: CivilDate, above: readonly string[]): Doubt | undefined {
  const gap = gapOn(register, name, day);
  if (gap) return { kind: 'records missing', citations: [citeGap(gap)] };
  const history = register.histories.get(name);
  if (!history) return undefined;
  for (const account of accountsOn(history, day)) {
    const matter = unknownMatter(history, account);
    if (matter) return { kind: `${matter} unknown`, citations: account.because };
    if (account.doubt === 'gap') return { kind: 'lapsed among missing records', citations: account.because };
    if (account.doubt === 'beginning') return { kind: 'no beginning', citations: account.because };
  }
  for (const base of history.instrument.bases) {
    const doubt = above.includes(base) ? undefined : doubtOf(register, base, day, [...above, name]);
    if (doubt) return doubt;
  }
  return undefined;
}

/**
 * What no source says of an instrument and would have to be guessed for its status: when it began, as long as nothing
 * on record shows that it had begun; or how long it goes on, while it has begun and no end is set.
 */
export function unknownMatter({ instrument }: History, account: Account): UnknownMatter | undefined {
  const { unknown } = instrument.of;
  if (!unknown) return undefined;
  if (account.doubt === 'beginning' && unknown.includes('beginning')) return 'beginning';
  const runsOn = !hasEnded(account.status) && account.status !== 'not yet' && account.through === undefined;
  return runsOn && unknown.includes('end') ? 'end' : undefined;
}

/** The gap about a subject, or about the agreement or regime that it belongs to, in which a day lies. */
export function gapOn(register: Pick<Register, 'docket'>, name: string, day: CivilDate): Gap | undefined {
  const { gaps } = register.docket;
  if (gaps.size === 0) return undefined;
  const owner = name.includes('.') ? name.slice(0, name.indexOf('.')) : undefined;
  const about = [...(gaps.get(name) ?? []), ...(owner === undefined ? [] : (gaps.get(owner) ?? []))];
  return about.find((gap) => gap.from <= day && day <= gap.through);
}
