/** A page that is not built yet. */
export default function IntegrationPage() {
  return <h1>Integrations</h1>;
}
