/** A page that is not built yet. */
export default function EventsPage() {
  return <h1>Events</h1>;
}
