/** A page that is not built yet. */
export default function WorkflowPage() {
  return <h1>Workflows</h1>;
}
