import type { Forecast } from '@proviso/forecast';
import { adjustedNote } from '../adjusted.ts';
import { longDay, shortDay } from '../shown-day.ts';
import { shownCount } from '../shown-number.ts';
import { conditioningSentences, costliestSentences, oneLine, standpoint } from '../wording.ts';
import { noteLines, type PageOptions, pageOf, widthFor } from './page.ts';
import { type Paint, paintFor } from './paint.ts';
import { questionLines } from './questions.ts';
import { readerLines } from './readers.ts';
import { scenarioLines } from './scenarios.ts';
import { wrap } from './table.ts';
import { watchLines } from './watch.ts';
import { whyLines } from './why.ts';

export interface TextOptions extends PageOptions {
  /** Also what moves each answer. */
  readonly why?: boolean;
  /** Also what to watch for the sake of each answer. */
  readonly watch?: boolean;
}

/** The forecast as text for a terminal: questions, scenarios, what the figures rest on. Ends with a line break. */
export function renderText(forecast: Forecast, options: TextOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const adjusted = adjustedNote(forecast);
  return pageOf([
    [
      ...wrap(oneLine(forecast.title), columns).map(paint.strong),
      ...wrap(standpoint(forecast), columns),
      ...(adjusted === undefined ? [] : wrap(adjusted, columns).map(paint.warning)),
    ],
    questionLines(forecast, columns, paint),
    scenarioLines(forecast, columns, paint),
    readerLines(forecast, columns, paint),
    options.why ? whyLines(forecast, columns, paint) : [],
    options.watch ? watchLines(forecast, columns, paint) : [],
    groundsLines(forecast, columns, paint),
    noteLines('Warnings', forecast.warnings.map(oneLine), columns, paint),
    noteLines('Known only in hindsight', hindsightNotes(forecast), columns, paint),
  ]);
}

function groundsLines(forecast: Forecast, columns: number, paint: Paint): readonly string[] {
  const run = `${shownCount(forecast.paths)} paths, seed ${forecast.seed}, model ${forecast.modelHash.slice(0, 12)}.`;
  const silence =
    forecast.silenceThrough < forecast.asOf
      ? [`Silence counts as evidence through ${longDay(forecast.silenceThrough)}: the records were checked up to then.`]
      : [];
  const sentences = [run, ...conditioningSentences(forecast), ...costliestSentences(forecast), ...silence];
  return [paint.strong('What the figures rest on'), ...wrap(sentences.join(' '), columns)];
}

function hindsightNotes(forecast: Forecast): readonly string[] {
  return forecast.hindsight.map(
    ({ name, source, published }) => `${oneLine(name)} leans on ${oneLine(source)}, published ${shortDay(published)}`,
  );
}
