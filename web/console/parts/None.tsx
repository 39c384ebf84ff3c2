/** No value, as a dash; the card of a row leaves it out. */
export function None() {
  return <span className="none faint">–</span>;
}
