/** The view “Turn the knobs”: still to come. */
export default function View() {
  return <h2>Turn the knobs</h2>;
}
