/** A page that is not built yet. */
export default function SessionsPage() {
  return <h1>Sessions</h1>;
}
