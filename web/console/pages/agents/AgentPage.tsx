/** A page that is not built yet. */
export default function AgentPage() {
  return <h1>Agents</h1>;
}
