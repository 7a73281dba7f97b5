import { type Case, type CivilDate, caseAsOf, hashCase, type Named } from '@proviso/model';
import { type QuestionFrame, type SampledResult, sampledResult } from '../answers.ts';
import { runBatches } from '../batches.ts';
import { chooseQuestions, chooseReader } from '../choices.ts';
import { orFailure } from '../failure.ts';
import { DEFAULT_SEED, type ForecastFailure, type ForecastOptions } from '../options.ts';
import { Pace } from '../pace.ts';
import { settingOf } from '../setting.ts';
import { beliefOf, contributionOf } from './contribution.ts';
import { tidingsOf } from './items.ts';
import { withoutTidings } from './knowledge.ts';
import type { News, QuestionNews } from './news.ts';
import { stepsBetween, type TidingsStep } from './steps.ts';

export interface NewsOptions
  extends Pick<ForecastOptions, 'seed' | 'reader' | 'executor' | 'engine' | 'onProgress' | 'signal'> {
  /** The day before the news, and the last day of it. */
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** Paths of each run; by default {@link NEWS_PATHS}. */
  readonly paths?: number;
  /** Names of the questions; by default all. */
  readonly questions?: readonly string[];
  /** Steps into which the way is divided at most; by default {@link MOST_STEPS}. */
  readonly mostSteps?: number;
}

/** Every step is a run. */
const NEWS_PATHS = 1_000;
const MOST_STEPS = 40;

export type NewsOutcome =
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'failure'; readonly failure: ForecastFailure };

/**
 * What changed the answers of a case between two days: the case is run as of each successive state of knowledge, with
 * one seed, and each step is charged with the difference of two runs. The contributions of a question add up to its whole
 * change, since each begins where the one before ended; in another order they might be divided otherwise. A run has one batch of
 * paths, also for questions with a rare condition, so that all runs hold the same paths.
 * @returns a failure where the case, or what was asked of it, makes no sense at run time; rejects only on abortion
 */
export async function news(model: Case, options: NewsOptions): Promise<NewsOutcome> {
  return orFailure(async () => ({ kind: 'news', news: await newsOrThrow(model, options) }));
}

async function newsOrThrow(whole: Case, options: NewsOptions): Promise<News> {
  const { from, through, paths = NEWS_PATHS, seed = DEFAULT_SEED, mostSteps = MOST_STEPS } = options;
  const model: Case = { ...whole, questions: chooseQuestions(whole, options.questions) };
  const known = caseAsOf(model, through);
  const reader = chooseReader(known, options.reader);
  const { grouping, steps } = stepsBetween(from, through, tidingsOf(model, from, through), mostSteps);
  const standings = await runsAlong(model, from, steps, { ...options, paths, seed });
  return {
    title: model.title,
    from,
    through,
    ...(reader ? { reader: named(reader) } : {}),
    seed,
    paths,
    modelHash: hashCase(known),
    grouping,
    steps: steps.map((step) => ({
      from: step.from,
      through: step.through,
      items: step.tidings.map(({ item }) => item),
    })),
    questions: questionNews(standings),
    sources: known.sources,
  };
}

/** What one run says to one question. */
interface Answered {
  readonly frame: QuestionFrame;
  readonly sampled: SampledResult;
}

/** [steps + 1][questions]: the answers before the first step, and after each. */
async function runsAlong(
  model: Case,
  from: CivilDate,
  steps: readonly TidingsStep[],
  options: NewsOptions & { readonly paths: number },
): Promise<readonly (readonly Answered[])[]> {
  const runs: (readonly Answered[])[] = [];
  const runAsOf = async (state: Case, asOf: CivilDate) => {
    const done = runs.length;
    const setting = settingOf(state, { ...options, asOf, scenarios: [], movers: false });
    const onProgress = (fraction: number) =>
      options.onProgress?.((done + fraction) / (steps.length + 1), `what was known by ${asOf}`);
    const pace = new Pace({ ...options, onProgress });
    const batches = await runBatches(setting.plan, setting.frames, options.paths, false, pace);
    runs.push(setting.frames.map((frame) => ({ frame, sampled: sampledResult(setting.model, batches, frame) })));
  };
  await runAsOf(model, from);
  for (const [i, step] of steps.entries()) {
    const unheard = steps.slice(i + 1).flatMap(({ tidings }) => tidings);
    await runAsOf(withoutTidings(model, unheard, step.through), step.through);
  }
  return runs;
}

function questionNews(runs: readonly (readonly Answered[])[]): readonly QuestionNews[] {
  return runs.at(-1)!.map(({ frame: { question, moment } }, q) => {
    const along = runs.map((answered) => answered[q]!.sampled);
    return {
      ...named(question),
      kind: question.asks.kind,
      settledOn: moment.day,
      beliefs: along.map(beliefOf),
      contributions: along.slice(1).map((after, i) => contributionOf(along[i]!, after)),
      total: contributionOf(along[0]!, along.at(-1)!),
    };
  });
}

function named({ name, title }: Named): { name: string; title?: string } {
  return title === undefined ? { name } : { name, title };
}
