import type { Answer, Estimate } from '@proviso/forecast';

/** No-break space: between number and unit, and between thousands. */
const NBSP = '\u00a0';
/** Share of standard errors up to which a 95 % bound reaches. */
const BOUND = 2;

/**
 * A number as people read it, with no more digits than its error supports.
 *
 * - `settled`: the days it asks about have passed and it came out the same on all paths
 * - `estimate`: with the error beside it
 * - `bound`: sampling cannot tell it from 0 or 1, so that only a bound is known
 */
export interface ShownNumber {
  readonly kind: 'settled' | 'estimate' | 'bound';
  readonly text: string;
  /** Standard error in the same digits. */
  readonly error?: string;
}

/**
 * A probability in per cent.
 *
 * From an error of one point on it has no decimal, below that one. What rounds to 0 or 100 is shown as a bound at about
 * 95 %: two standard errors from the estimate, and for none (or all) of n paths the rule of three, 3/n (J. A. Hanley and
 * A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983).
 * @param effectiveSampleSize n of the rule of three
 * @param settled the days that the question asks about have passed, so that 0 and 1 are facts
 */
export function shownProbability(estimate: Estimate, effectiveSampleSize: number, settled = false): ShownNumber {
  const { value, error } = estimate;
  if (settled && error === 0 && (value === 0 || value === 1)) {
    return { kind: 'settled', text: value === 1 ? 'yes' : 'no' };
  }
  const points = 100 * value;
  const decimals = decimalsFor(100 * error);
  const rounded = Number(points.toFixed(decimals));
  if (rounded > 0 && rounded < 100) {
    return { kind: 'estimate', text: percent(points, decimals), error: errorText(100 * error, decimals) };
  }
  const distance = rounded === 0 ? value : 1 - value;
  const ruleOfThree = effectiveSampleSize > 0 ? 3 / effectiveSampleSize : 1;
  const bound = 100 * Math.min(1, distance === 0 ? ruleOfThree : distance + BOUND * error);
  const [shown, digits] = roundedUp(bound);
  if (shown >= 50) return { kind: 'bound', text: 'unknown' };
  return {
    kind: 'bound',
    text: rounded === 0 ? `under${NBSP}${percent(shown, digits)}` : `over${NBSP}${percent(100 - shown, digits)}`,
  };
}

/** A difference of two probabilities in percentage points, with its sign; `0` where no path came out differently. */
export function shownPoints(difference: Estimate): ShownNumber {
  const [value, error] = [100 * difference.value, 100 * difference.error];
  if (value === 0 && error === 0) return { kind: 'settled', text: '0' };
  const decimals = decimalsFor(error);
  return { kind: 'estimate', text: signed(value, decimals), error: errorText(error, decimals) };
}

/** Whether a difference can be told from nothing: three standard errors, since many are looked at side by side. */
export function isTellable({ value, error }: Estimate): boolean {
  return Math.abs(value) > 3 * error;
}

/** A value of a quantity (no sign where positive), rounded to the digit in which its error begins. */
export function shownValue({ value, error }: Estimate): ShownNumber {
  const decimals = decimalsOf(error, value);
  return { kind: 'estimate', text: fixed(value, decimals), error: fixed(error, decimals) };
}

/** A difference of two values of a quantity, with its sign. */
export function shownValueDifference({ value, error }: Estimate): ShownNumber {
  if (value === 0 && error === 0) return { kind: 'settled', text: '0' };
  const decimals = decimalsOf(error, value);
  return { kind: 'estimate', text: signed(value, decimals), error: fixed(error, decimals) };
}

/** A difference of two answers: percentage points, or the unit of the value. */
export function shownDifference(difference: Estimate, kind: Answer['kind']): ShownNumber {
  return kind === 'whether' ? shownPoints(difference) : shownValueDifference(difference);
}

/** The answer of a question as it is read, without its unit; undefined where no path met the condition. */
export function shownAnswer(answer: Answer, silenceThrough: string): ShownNumber | undefined {
  const { result } = answer;
  switch (result.kind) {
    case 'probability':
      return shownProbability(result, answer.effectiveSampleSize, answer.settledOn <= silenceThrough);
    case 'distribution':
      return shownValue(result);
    case 'not estimable':
      return undefined;
  }
}

/** A share of paths in whole per cent; `under 1 %` and `over 99 %` rather than a 0 or 100 that is not exact. */
export function shownShare(share: number): string {
  const whole = Math.round(100 * share);
  if (whole === 0 && share > 0) return `under${NBSP}1${NBSP}%`;
  if (whole === 100 && share < 1) return `over${NBSP}99${NBSP}%`;
  return percent(whole, 0);
}

/** A share of paths that were simulated: none or all of them is a sample still, and shown as a bound. */
export function shownSampledShare(share: number, effectiveSampleSize: number): string {
  if (share > 0 && share < 1) return shownShare(share);
  return shownProbability({ value: share, error: 0 }, effectiveSampleSize).text;
}

/** A claimed probability or range of them, as `75–95 %`. */
export function shownRange(low: number, high: number): string {
  const [from, to] = [trimmed(100 * low), trimmed(100 * high)];
  return from === to ? `${from}${NBSP}%` : `${from}–${to}${NBSP}%`;
}

/** A count with its thousands apart. */
export function shownCount(count: number): string {
  return fixed(Math.round(count), 0);
}

/** A number of a quantity whose typical size is known: two significant digits of that size, one decimal from 1 to 100. */
export function shownQuantity(value: number, size: number): string {
  const magnitude = size > 0 ? Math.floor(Math.log10(size)) : 0;
  return fixed(value, magnitude >= 2 ? 0 : Math.min(6, 1 + Math.max(0, -magnitude)));
}

/** A round number on an axis, in as many decimals as it has. */
export function shownTick(value: number): string {
  const decimals = String(Number(Math.abs(value).toPrecision(6))).split('.')[1]?.length ?? 0;
  return fixed(value, decimals);
}

/** Value and error as one text, with the unit last: `93.2 % ± 0.4`, `48 ± 1 USD/bbl`. */
export function withError(number: ShownNumber, unit?: string): string {
  const error = number.error === undefined ? '' : ` ±${NBSP}${number.error}`;
  return `${number.text}${error}${unit === undefined ? '' : `${NBSP}${unit}`}`;
}

/** Decimals of a number in per cent, one at most. */
function decimalsFor(error: number): 0 | 1 {
  return error >= 0.95 ? 0 : 1;
}

/** Decimals of a value: down to the first digit of its error, and not past six. */
function decimalsOf(error: number, value: number): number {
  const digit = error > 0 ? error : Math.abs(value) / 1000;
  return digit > 0 ? Math.max(0, Math.min(6, -Math.floor(Math.log10(digit)))) : 0;
}

/** An error never reads as nothing. */
function errorText(error: number, decimals: number): string {
  return fixed(Math.max(error, 10 ** -decimals), decimals);
}

/** The next tenth of a per cent above, or whole per cent from 1 on, with the decimals to show. */
function roundedUp(points: number): readonly [number, 0 | 1] {
  const tenth = Math.max(0.1, Math.ceil(points * 10 - 1e-9) / 10);
  return tenth < 1 ? [tenth, 1] : [Math.ceil(tenth - 1e-9), 0];
}

function percent(points: number, decimals: number): string {
  return `${fixed(points, decimals)}${NBSP}%`;
}

function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.startsWith('−') || Number(value.toFixed(decimals)) === 0 ? text : `+${text}`;
}

function trimmed(points: number): string {
  return fixed(points, Number.isInteger(Number(points.toFixed(1))) ? 0 : 1);
}

/** With a true minus sign, and no sign on what rounds to nothing. */
function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = text.split('.') as [string, string | undefined];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, NBSP) : whole;
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
