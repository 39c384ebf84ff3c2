/** A page that is not built yet. */
export default function RunPage() {
  return <h1>Runs</h1>;
}
