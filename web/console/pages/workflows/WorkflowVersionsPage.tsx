/** A page that is not built yet. */
export default function WorkflowVersionsPage() {
  return <h1>Workflows</h1>;
}
