/** A page that is not built yet. */
export default function RunsPage() {
  return <h1>Runs</h1>;
}
