/** A page that is not built yet. */
export default function SessionPage() {
  return <h1>Sessions</h1>;
}
