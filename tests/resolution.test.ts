import { resolve } from '@proviso/forecast';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { status } from '@proviso/law';
import { addPeriod, type Case, type CivilDate, type Condition } from '@proviso/model';
import { describe, expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

function caseOf(name: string): Case {
  const read = readCaseFolder(`${ROOT}/cases/${name}`);
  if (read.diagnostics) throw new Error(`cases/${name} cannot be read`);
  return checkCase(read.text, readLibrary(`${ROOT}/library`)).model!;
}

/** The last days of every other month, with the day as of which they are looked at. */
function daysOf({ timeline }: Case): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let count = 1; ; count += 2) {
    const day = addPeriod(timeline.from, { count, unit: 'month' }).date;
    if (day > timeline.through) return days;
    days.push(day);
  }
}

const resolved = (model: Case, condition: Condition, known: CivilDate) =>
  resolve(model, { name: 'asked', asks: { kind: 'whether', condition } }, known).kind;

describe.each(['russia-2014', 'looking-back', 'first'])('what is on record in cases/%s', (name) => {
  const model = caseOf(name);
  const known = model.verifiedThrough!;

  test('resolves questions about a status as the law answers them, and leaves no more in doubt than it must', () => {
    const asked = daysOf(model).flatMap((on) => [...model.regimes, ...model.agreements].map((it) => ({ on, it })));
    for (const { on, it } of asked) {
      const { status: standing, verdict } = status(model, it.name, { on, known });
      const found = resolved(
        model,
        { kind: 'status', name: it.name, is: 'in force', when: { kind: 'on', date: on } },
        known,
      );
      const expected = on > known ? ['open'] : verdict ? ['void'] : [standing === 'in force' ? 'yes' : 'no'];
      expect([...expected, 'void'], `${it.name} on ${on}: ${standing} ${verdict ?? ''}`).toContain(found);
      if (!verdict && found === 'void') expect(model.gaps.map(({ subject }) => subject)).toContain(it.name);
    }
  });

  test('resolves questions about facts, obligations and events as the law answers them', () => {
    const facts = [...model.facts, ...model.agreements.flatMap(({ obligations }) => obligations)];
    for (const on of daysOf(model).filter((day) => day <= known)) {
      const when = { kind: 'on', date: on } as const;
      for (const { name: fact } of facts) {
        const { status: standing, verdict } = status(model, fact, { on, known });
        const expected = verdict ? 'void' : standing === 'met' ? 'yes' : 'no';
        expect(resolved(model, { kind: 'met', name: fact, when }, known), `${fact} on ${on}`).toBe(expected);
      }
      for (const { name: event } of model.events) {
        const { status: standing, verdict } = status(model, event, { on, known });
        const expected = verdict ? 'void' : standing === 'happened' ? 'yes' : 'no';
        const condition = { kind: 'happened', event, within: { through: on } } as const;
        expect(resolved(model, condition, known), `${event} by ${on}`).toBe(expected);
      }
    }
  });
});
