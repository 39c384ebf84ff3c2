/** A page that is not built yet. */
export default function PeoplePage() {
  return <h1>People</h1>;
}
