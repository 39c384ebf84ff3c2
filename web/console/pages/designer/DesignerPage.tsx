/** A page that is not built yet. */
export default function DesignerPage() {
  return <h1>Designer</h1>;
}
