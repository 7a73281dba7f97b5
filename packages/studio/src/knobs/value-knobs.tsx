import type { Forecast } from '@proviso/forecast';
import { type Adjustments, targetOf } from '@proviso/model';
import { longDay, oneLine } from '@proviso/report/words';
import { memo } from 'react';
import { useStudio } from '../store/studio.ts';
import { KnobSlider } from './knob-slider.tsx';
import type { ValueKnob } from './knobs.ts';
import { shownUnit } from './shown-unit.ts';
import { type SliderScale, sliderScale } from './slider-scale.ts';
import { turn, turnBack } from './turning.ts';

interface ValueKnobsProps {
  readonly values: readonly ValueKnob[];
  readonly adjustments: Adjustments;
}

/** The values that the scenarios of the case set. */
export function ValueKnobs({ values, adjustments }: ValueKnobsProps) {
  const own = useStudio(({ forecasting }) => forecasting.own?.outcome);
  const forecast = own?.kind === 'forecast' ? own.forecast : undefined;
  if (values.length === 0) return <p className="lead">No scenario of the case sets a value.</p>;
  return (
    <ul className="knobs">
      {values.map((value) => {
        const turned = adjustments.find((it) => it.kind === 'set' && targetOf(it) === value.target);
        return (
          <li key={value.target}>
            <OneValue knob={value} value={turned?.kind === 'set' ? turned.value : undefined} own={forecast} />
          </li>
        );
      })}
    </ul>
  );
}

interface OneValueProps {
  readonly knob: ValueKnob;
  readonly value: number | undefined;
  /** The case's own forecast, whose fans say how far a quantity may go. */
  readonly own: Forecast | undefined;
}

const OneValue = memo(({ knob, value, own }: OneValueProps) => {
  const { target, scenario, quantity, nth, title, unit, value: said, from, through } = knob;
  const days = [from && `from ${longDay(from)}`, through && `through ${longDay(through)}`].filter(Boolean).join(' ');
  const set = said === undefined ? 'The case has a formula for it' : `The case sets it to ${said}`;
  return (
    <KnobSlider
      label={`${oneLine(scenario.title ?? scenario.name)}: ${oneLine(title ?? quantity)}`}
      name={target}
      unit={shownUnit(unit)}
      scale={scaleFor(knob, own)}
      value={value}
      rest={said}
      marks={said === undefined ? [] : [{ kind: 'case', at: said }]}
      words={`${set}${days === '' ? '' : `, ${days}`}.`}
      onTurn={(to) => turn({ kind: 'set', scenario: scenario.name, quantity, nth, value: to })}
      onReset={() => turnBack(target)}
    />
  );
});

/** As far as the quantity goes in the case's own forecast, the value of the scenario included; by half around it elsewhere. */
function scaleFor({ quantity, value }: ValueKnob, own: Forecast | undefined): SliderScale | undefined {
  const quantiles = own?.charts.find(({ name }) => name === quantity)?.quantiles ?? [];
  const reach = [
    ...quantiles.flatMap(({ p5, p95 }) => [p5, p95]),
    ...(value === undefined ? [] : quantiles.length > 0 ? [value] : [value * 0.5, value * 1.5]),
  ];
  return reach.length === 0 ? undefined : sliderScale(Math.min(...reach), Math.max(...reach));
}
