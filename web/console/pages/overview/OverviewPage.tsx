/** A page that is not built yet. */
export default function OverviewPage() {
  return <h1>Overview</h1>;
}
