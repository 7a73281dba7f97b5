import { parseCivilDate } from '../civil-date.ts';
import { type Adjustment, type Adjustments, targetOf, withAdjustment } from './adjustment.ts';

/** Something that is no adjustment, in words, with its remedy. */
export interface AdjustmentMisspelt {
  readonly kind: 'misspelt';
  readonly message: string;
  readonly help: string;
}

/** An adjustment as it is written on a command line: `oil_anchor=55`, `brexit=happens on 2016-06-23`. */
export function adjustmentText(adjustment: Adjustment): string {
  return `${targetOf(adjustment)}=${saidOf(adjustment)}`;
}

function saidOf(adjustment: Adjustment): string {
  switch (adjustment.kind) {
    case 'held':
    case 'set':
      return String(adjustment.value);
    case 'happens':
      return adjustment.on === undefined ? 'happens' : `happens on ${adjustment.on}`;
    case 'does not happen':
      return 'does not happen';
  }
}

/**
 * Reads an adjustment as {@link adjustmentText} writes it. Whether the case has such a thing is not asked here: a number
 * for a name holds a param, for `SCENARIO.QUANTITY` it sets a value.
 */
export function parseAdjustment(text: string): Adjustment | AdjustmentMisspelt {
  const [, target, said] = /^([^=]+)=(.*)$/s.exec(text)?.map((part) => part.trim()) ?? [];
  if (!target || said === undefined) return misspelt(`${text} sets nothing`);
  const happening = /^happens(?:\s+on\s+(\S+))?$/.exec(said);
  if (happening) return happeningOn(target, happening[1]);
  if (/^does\s+not\s+happen$/.test(said)) return { kind: 'does not happen', event: target };
  const value = numberIn(said);
  const alone = /^(\S+)\s+\S/.exec(said)?.[1];
  if (value === undefined && alone !== undefined && numberIn(alone) !== undefined) {
    const help = `write ${target}=${alone}: the number is in the unit that the case gives ${target}`;
    return { kind: 'misspelt', message: `${target} takes a number alone, and this is ${said}`, help };
  }
  if (value === undefined) return misspelt(`${target} cannot be set to ${said === '' ? 'nothing' : said}`);
  const [scenario, quantity, nth] = target.split('.') as [string, ...string[]];
  if (quantity === undefined) return { kind: 'held', param: target, value };
  return { kind: 'set', scenario, quantity, nth: nth === undefined ? 1 : Number(nth), value };
}

function happeningOn(event: string, on: string | undefined): Adjustment | AdjustmentMisspelt {
  if (on === undefined) return { kind: 'happens', event };
  if (parseCivilDate(on)) return { kind: 'happens', event, on };
  return {
    kind: 'misspelt',
    message: `${on} is not a day that exists`,
    help: `write it as ${event}=happens on 2016-01-29`,
  };
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function numberIn(text: string): number | undefined {
  const plain = text.replace('−', '-');
  const value = Number(plain);
  return DECIMAL.test(plain) && Number.isFinite(value) ? value : undefined;
}

function misspelt(message: string): AdjustmentMisspelt {
  return {
    kind: 'misspelt',
    message,
    help: 'write NAME=55 for a param, NAME=happens, "NAME=happens on 2016-06-23" or "NAME=does not happen" for an event, SCENARIO.NAME=70 for a value of a scenario',
  };
}

/** The version of {@link adjustmentsToLink}; what an older one wrote is read as long as it can be. */
const LINK_VERSION = '1';

/** Adjustments as a piece of a link, which needs no escapes there: `1,brexit=not,oil_anchor=55`. */
export function adjustmentsToLink(adjustments: Adjustments): string {
  const parts = adjustments.map((adjustment) => `${encodeURIComponent(targetOf(adjustment))}=${linkedOf(adjustment)}`);
  return [LINK_VERSION, ...parts].join(',');
}

function linkedOf(adjustment: Adjustment): string {
  switch (adjustment.kind) {
    case 'held':
    case 'set':
      return String(adjustment.value);
    case 'happens':
      return adjustment.on === undefined ? 'happens' : `happens@${adjustment.on}`;
    case 'does not happen':
      return 'not';
  }
}

/** Adjustments from a piece of a link; undefined where {@link adjustmentsToLink} cannot have written it. */
export function adjustmentsFromLink(link: string): Adjustments | undefined {
  const [version, ...parts] = link.split(',');
  if (version !== LINK_VERSION) return undefined;
  let adjustments: Adjustments = [];
  for (const part of parts) {
    const adjustment = parseAdjustment(spokenOf(part));
    if (adjustment.kind === 'misspelt') return undefined;
    adjustments = withAdjustment(adjustments, adjustment);
  }
  return adjustments;
}

/** A part of a link as it is written on a command line. */
function spokenOf(part: string): string {
  const [target = '', said = ''] = part.split('=');
  const spoken = said === 'not' ? 'does not happen' : said.replace(/^happens@/, 'happens on ');
  return `${decoded(target)}=${spoken}`;
}

/** The text that was escaped for a link; the empty text where it is broken. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
