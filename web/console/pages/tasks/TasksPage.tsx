/** A page that is not built yet. */
export default function TasksPage() {
  return <h1>Tasks</h1>;
}
