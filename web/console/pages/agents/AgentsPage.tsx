/** A page that is not built yet. */
export default function AgentsPage() {
  return <h1>Agents</h1>;
}
