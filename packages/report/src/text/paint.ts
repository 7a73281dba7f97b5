/** How parts of a text are set off on a terminal; every function is the identity where no colour was asked for. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly muted: (text: string) => string;
  readonly answer: (text: string) => string;
  readonly up: (text: string) => string;
  readonly down: (text: string) => string;
  readonly warning: (text: string) => string;
}

/** ANSI colours that stay legible on light and on dark backgrounds, or none. */
export function paintFor(colour: boolean): Paint {
  const sgr = (start: number, end: number) => (text: string) =>
    colour ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  return {
    strong: sgr(1, 22),
    muted: sgr(2, 22),
    answer: sgr(1, 22),
    up: sgr(34, 39),
    down: sgr(35, 39),
    warning: sgr(33, 39),
  };
}
