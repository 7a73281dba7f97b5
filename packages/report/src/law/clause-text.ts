import type { Agreement, Case, Clause, ClauseRule, Formulation, LegalAct, Period, Regime } from '@proviso/model';
import { shortDay } from '../shown-day.ts';
import { counted, listed, oneLine } from '../wording.ts';
import { conditionText } from './condition-text.ts';

/** A clause as the language writes it, on one line, with the days from and through which it holds. */
export function clauseText({ holds, ...rule }: ClauseRule & Pick<Clause, 'holds'>): string {
  const from = holds?.from === undefined ? '' : ` from ${shortDay(holds.from)}`;
  const through = holds?.through === undefined ? '' : ` through ${shortDay(holds.through)}`;
  return oneLine(`${ruleText(rule)}${from || through ? `, holding${from}${through}` : ''}`);
}

function ruleText(rule: ClauseRule): string {
  switch (rule.kind) {
    case 'lapses': {
      const window = rule.window ? ` within ${periodText(rule.window)} before` : '';
      const lead = rule.lead ? `, decided ${periodText(rule.lead)} before` : '';
      return `lapses unless renewed for ${periodText(rule.period)} by ${rule.by}${window}${lead}`;
    }
    case 'continues':
      return `continues until repealed by ${rule.by}`;
    case 'ends':
      return `ends when ${formulationText(rule.when[0])}`;
    case 'pledge':
      return `pledged to lift if ${formulationText(rule.if[0])}${pledgeText(rule)}`;
    case 'lifted':
    case 'suspended':
    case 'resumed':
    case 'terminated':
      return `${rule.kind} by ${rule.by}`;
    case 'resumes':
      return `resumes when ${formulationText(rule.when[0])}`;
    case 'rests':
      return `rests on ${rule.on}`;
    case 'superseded':
      return `superseded by ${rule.by}`;
    case 'responds':
      return `responds to ${rule.to}`;
    case 'shadows':
      return `renewal shadows ${rule.regime} within ${periodText(rule.within)}`;
    case 'exception': {
      const title = rule.title === undefined ? '' : ` “${rule.title}”`;
      return `exception${title} to ${rule.to}${rule.through === undefined ? '' : ` through ${shortDay(rule.through)}`}`;
    }
    case 'returns': {
      const unless = rule.unless === undefined ? '' : ` unless ${rule.unless}`;
      return `returns ${periodText(rule.after)} after ${rule.notice} by ${listed(rule.anyOf)}${unless}`;
    }
    case 'residual': {
      const title = rule.title === undefined ? '' : ` “${rule.title}”`;
      return `residual effect${title}${rule.through === undefined ? '' : ` through ${shortDay(rule.through)}`}`;
    }
  }
}

function pledgeText(pledge: Extract<ClauseRule, { kind: 'pledge' }>): string {
  const { nature, statedBy, statedOn, assessedBy, disputedBy } = pledge;
  const said = statedBy === undefined ? '' : `, stated by ${statedBy}`;
  return [
    nature === undefined ? '' : `, ${nature}`,
    statedOn === undefined ? said : `${said || ', stated'} on ${shortDay(statedOn)}`,
    assessedBy === undefined ? '' : `, assessed by ${assessedBy}`,
    disputedBy && disputedBy.length > 0 ? `, disputed by ${listed(disputedBy)}` : '',
  ].join('');
}

function formulationText(formulation: Formulation | undefined): string {
  return formulation
    ? formulation.parts.map(({ condition }) => conditionText(condition)).join(' and ')
    : 'nothing stated';
}

function periodText({ count, unit }: Period): string {
  return counted(count, unit);
}

/**
 * The words of a clause by its id; `applies`, `in_force`, `signed` and `act` stand for the day on which an instrument
 * begins by its own words.
 */
export function clauseTextOf(model: Case, id: string): string {
  const name = id.slice(0, id.indexOf('.'));
  const instrument: Regime | Agreement | undefined = [...model.regimes, ...model.agreements].find(
    (of) => of.name === name,
  );
  const clause = instrument?.clauses.find((c) => c.id === id);
  if (clause) return clauseText(clause);
  if (!instrument) return oneLine(id);
  return beginningText(instrument, id.slice(name.length + 1));
}

function beginningText(instrument: Regime | Agreement, word: string): string {
  if (word === 'applies' && 'applies' in instrument && instrument.applies) {
    const { from, through } = instrument.applies;
    return `applies from ${shortDay(from)}${through === undefined ? '' : ` through ${shortDay(through)}`}`;
  }
  if (word === 'in_force' && 'inForceFrom' in instrument && instrument.inForceFrom !== undefined) {
    return `in force from ${shortDay(instrument.inForceFrom)}`;
  }
  if (word === 'signed' && 'signed' in instrument && instrument.signed !== undefined) {
    return `signed ${shortDay(instrument.signed)}`;
  }
  const act = instrument.acts[0];
  return act ? actText(act) : 'no day of beginning is stated';
}

/** An act with the days on which it was adopted, signed, published, and took effect. */
export function actText({ title, adopted, signed, published, effective }: LegalAct): string {
  const days = Object.entries({ adopted, signed, published, effective }).flatMap(([word, day]) =>
    day === undefined ? [] : [`${word} ${shortDay(day)}`],
  );
  return oneLine([title, ...days].join(', '));
}
