/** A page that is not built yet. */
export default function IntegrationsPage() {
  return <h1>Integrations</h1>;
}
