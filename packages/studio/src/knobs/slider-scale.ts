/** Where a slider begins and ends, and how far apart its stops are: round numbers, so that what it sets is one. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A step is about this part of the range. */
const STOPS = 200;

/** A scale of round stops that reaches from a low to a high value, both included. */
export function sliderScale(low: number, high: number): SliderScale {
  const width = high > low ? high - low : Math.max(Math.abs(low), 1);
  const step = roundUp(width / STOPS);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const stop = (place: number) => Number((place * step).toFixed(decimals));
  return { min: stop(Math.floor(low / step + 1e-9)), max: stop(Math.ceil(Math.max(high, low) / step - 1e-9)), step };
}

/** The next of 1, 2 and 5 times a power of ten. */
function roundUp(value: number): number {
  const power = Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((it) => it * 10 ** power >= value * (1 - 1e-9))!;
  return Number((factor * 10 ** power).toPrecision(1));
}

/** How far along the scale a value lies, 0 to 1; values beyond its ends lie at them. */
export function placeOn({ min, max }: SliderScale, value: number): number {
  return max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
}
