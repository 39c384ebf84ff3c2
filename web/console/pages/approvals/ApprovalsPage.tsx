/** A page that is not built yet. */
export default function ApprovalsPage() {
  return <h1>Approvals</h1>;
}
