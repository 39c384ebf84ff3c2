/** A page that is not built yet. */
export default function WorkflowsPage() {
  return <h1>Workflows</h1>;
}
