import type { Adjustments } from '@proviso/model';
import { oneLine, shownQuantity } from '@proviso/report/words';
import { memo } from 'react';
import { KnobSlider, type Mark } from './knob-slider.tsx';
import type { ParamKnob } from './knobs.ts';
import type { ParamAsKnown } from './params-as-known.ts';
import { shownUnit } from './shown-unit.ts';
import { sliderScale } from './slider-scale.ts';
import { turn, turnBack } from './turning.ts';

interface ParamKnobsProps {
  readonly params: readonly ParamKnob[];
  /** Absent while the engine works it out. */
  readonly known: readonly ParamAsKnown[] | undefined;
  readonly adjustments: Adjustments;
}

/** Sliders for the params that the case draws; those that it fixes come after, set by number. */
export function ParamKnobs({ params, known, adjustments }: ParamKnobsProps) {
  const drawn = params.filter(({ fixed }) => fixed === undefined);
  const fixed = params.filter((param) => param.fixed !== undefined);
  const knobFor = (param: ParamKnob) => {
    const held = adjustments.find((it) => it.kind === 'held' && it.param === param.name);
    const asKnown = known?.find(({ name }) => name === param.name);
    return (
      <li key={param.name}>
        <OneParam param={param} known={asKnown} value={held?.kind === 'held' ? held.value : undefined} />
      </li>
    );
  };
  return (
    <>
      <ul className="knobs">{drawn.map(knobFor)}</ul>
      {fixed.length > 0 && (
        <details className="fixed">
          <summary>Fixed by the case ({fixed.length})</summary>
          <ul className="knobs">{fixed.map(knobFor)}</ul>
        </details>
      )}
    </>
  );
}

interface OneParamProps {
  readonly param: ParamKnob;
  readonly known: ParamAsKnown | undefined;
  readonly value: number | undefined;
}

/** Drawn anew only where its own value changes: a case has dozens, and one is turned at a time. */
const OneParam = memo(({ param, known, value }: OneParamProps) => {
  const { name, title, unit, prior, fixed } = param;
  const marks: readonly Mark[] = [
    ...(prior ? [{ kind: 'prior', at: prior.median } as const] : []),
    ...(prior && known ? [{ kind: 'known', at: known.mean } as const] : []),
  ];
  return (
    <KnobSlider
      label={oneLine(title ?? name)}
      name={name}
      unit={shownUnit(unit)}
      scale={prior && sliderScale(prior.low, prior.high)}
      value={value}
      rest={known?.mean ?? prior?.median}
      marks={marks}
      band={known}
      words={wordsFor(prior, fixed, known)}
      onTurn={(to) => turn({ kind: 'held', param: name, value: to })}
      onReset={() => turnBack(name)}
    />
  );
});

function wordsFor(prior: ParamKnob['prior'], fixed: number | undefined, known: ParamAsKnown | undefined): string {
  if (fixed !== undefined) return `The case says ${fixed}.`;
  const size = Math.max(...[prior?.high, prior?.low, known?.high, known?.low].map((it) => Math.abs(it ?? 0)));
  const number = (of: number) => shownQuantity(of, size);
  const before = prior ? `The case expects about ${number(prior.median)}` : 'The case draws it';
  if (!known) return `${before}.`;
  return `${before}; what is known says ${number(known.mean)}, nine in ten from ${number(known.low)} to ${number(known.high)}.`;
}
