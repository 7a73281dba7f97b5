/** The view “Weigh evidence”: still to come. */
export default function View() {
  return <h2>Weigh evidence</h2>;
}
