/**
 * Acts at once when called, and then not again before a pause is over: calls in between are made up for by one at its end.
 * @param pause in milliseconds
 */
export function spaced(pause: number, act: () => void): () => void {
  let resting = false;
  let missed = false;
  const doIt = () => {
    resting = true;
    missed = false;
    act();
    setTimeout(() => {
      resting = false;
      if (missed) doIt();
    }, pause);
  };
  return () => {
    if (resting) missed = true;
    else doIt();
  };
}
