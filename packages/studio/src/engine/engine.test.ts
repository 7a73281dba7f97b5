import { describe, expect, test } from 'vitest';
import { type Channel, engineOver } from './engine.ts';
import type { EngineReply, EngineRequest } from './protocol.ts';

/** A worker whose answers the test gives. */
function channel() {
  const sent: EngineRequest[] = [];
  let listen: (event: { readonly data: EngineReply }) => void = () => {};
  const ends: Channel = {
    postMessage: (message) => sent.push(message),
    addEventListener: (_, listener) => {
      listen = listener;
    },
    terminate: () => {},
  };
  return { ends, sent, reply: (data: EngineReply) => listen({ data }) };
}

const day = { on: '2016-01-29', known: '2016-01-29' };
const page = (on: string) => ({ ...day, on, answers: [], calendar: [], intervals: [] });

describe('the engine', () => {
  test('answers each question with its own answer, in whatever order they come', async () => {
    const { ends, reply } = channel();
    const engine = engineOver(ends);
    const [first, second] = [engine.ask('register', day), engine.ask('register', day)];
    reply({ kind: 'answer', id: 2, gives: page('2016-02-02') });
    reply({ kind: 'answer', id: 1, gives: page('2016-02-01') });
    expect((await first).on).toBe('2016-02-01');
    expect((await second).on).toBe('2016-02-02');
  });

  test('tells the worker that a question is withdrawn, and does not give its answer, should it still come', async () => {
    const { ends, sent, reply } = channel();
    const stop = new AbortController();
    const asked = engineOver(ends).ask('register', day, { signal: stop.signal });
    stop.abort(new Error('a later question'));
    expect(sent.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    reply({ kind: 'answer', id: 1, gives: page('2016-02-01') });
    await expect(asked).rejects.toThrow('a later question');
  });

  test('does not ask what was withdrawn before it was asked', async () => {
    const { ends, sent } = channel();
    await expect(engineOver(ends).ask('register', day, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(sent).toEqual([]);
  });

  test('passes on how far it is', async () => {
    const { ends, reply } = channel();
    const seen: number[] = [];
    const asked = engineOver(ends).ask('register', day, { onProgress: (fraction) => seen.push(fraction) });
    reply({ kind: 'progress', id: 1, fraction: 0.5, phase: 'running' });
    reply({ kind: 'answer', id: 1, gives: page('2016-02-01') });
    await asked;
    expect(seen).toEqual([0.5]);
  });

  test('passes on the answers of a forecast that is not complete, unless it was withdrawn', async () => {
    const { ends, reply } = channel();
    const told: unknown[] = [];
    const stop = new AbortController();
    const onAnswers = (questions: unknown) => told.push(questions);
    const asked = engineOver(ends).ask('register', day, { signal: stop.signal, onAnswers });
    reply({ kind: 'answers', id: 1, questions: [] });
    stop.abort();
    reply({ kind: 'answers', id: 1, questions: [] });
    reply({ kind: 'cancelled', id: 1 });
    await expect(asked).rejects.toThrow();
    expect(told).toEqual([[]]);
  });

  test('says in the words of the worker why there is no answer', async () => {
    const { ends, reply } = channel();
    const asked = engineOver(ends).ask('register', day);
    reply({ kind: 'failed', id: 1, message: 'no case has checked yet' });
    await expect(asked).rejects.toThrow('no case has checked yet');
  });
});
