import type { Case } from '@proviso/model';

/** Whether an actor is another, or a part of it, at any depth. */
export function belongsTo(model: Case, part: string, whole: string): boolean {
  let at: string | undefined = part;
  for (let depth = 0; at !== undefined && depth <= model.actors.length; depth += 1) {
    if (at === whole) return true;
    const name: string = at;
    at = model.actors.find((actor) => actor.name === name)?.partOf;
  }
  return false;
}

/** Who decides: the union of a vote, the actor of a decision, or the name itself where it is an actor's. */
export function bodyOf(model: Case, name: string): string {
  const vote = model.votes.find((v) => v.name === name);
  if (vote) return vote.union;
  return model.decisions.find((d) => d.name === name)?.by ?? name;
}

/** The rule by which a body decides, as an office would state it. */
export function ruleOf(model: Case, name: string): string {
  const vote = model.votes.find((v) => v.name === name);
  if (vote) return vote.rule;
  return model.decisions.some((d) => d.name === name) ? 'decision of one' : 'not stated';
}
