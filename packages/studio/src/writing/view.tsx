/** The view “Write”: still to come. */
export default function View() {
  return <h2>Write</h2>;
}
