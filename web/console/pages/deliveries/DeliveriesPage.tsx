/** A page that is not built yet. */
export default function DeliveriesPage() {
  return <h1>Deliveries</h1>;
}
