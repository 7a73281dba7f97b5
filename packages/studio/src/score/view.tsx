/** The view “Score”: still to come. */
export default function View() {
  return <h2>Score</h2>;
}
