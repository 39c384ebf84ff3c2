/** A page that is not built yet. */
export default function EndpointsPage() {
  return <h1>Endpoints</h1>;
}
