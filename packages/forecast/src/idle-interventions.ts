import type { Intervention, Scenario } from '@proviso/model';

/**
 * The interventions of a scenario that met no path, in words: a vote that was never held, an event that had happened
 * already.
 * @param touched [interventions] whether each has met a path
 */
export function idleInterventions(scenario: Scenario, touched: readonly boolean[]): readonly string[] {
  return scenario.interventions.filter((_, i) => !touched[i]).map(inWords);
}

function inWords(intervention: Intervention): string {
  switch (intervention.kind) {
    case 'set':
      return `${intervention.quantity} was set for days outside the forecast`;
    case 'happens':
      return `${intervention.event} could not happen on ${intervention.on}: on every path it had happened before, or the day is outside the timeline`;
    case 'does not happen':
      return `${intervention.event} does not happen on any path anyway`;
    case 'met':
      return `${intervention.name} could not be met on ${intervention.on}: on every path it was met before, or the day is outside the timeline`;
    case 'act':
      return `${intervention.subject} gave no room to ${intervention.act} it on ${intervention.on}: on every path it had ended or not begun, or the day is outside the timeline`;
    case 'passes':
    case 'fails':
      return `${intervention.vote} had nothing to decide from ${intervention.from} through ${intervention.through}`;
  }
}
