/** A piece of a curve without a hole: points in a box of 100 × `height`. */
export interface Piece {
  line: string;
  area: string;
}

/** Return the paths of a curve; null is a hole, and a hole is not bridged. */
export function pieces(values: readonly (number | null)[], height: number): Piece[] {
  const known = values.filter((value): value is number => value !== null);
  const top = Math.max(1e-9, ...known);
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  const runs: [x: number, y: number][][] = [[]];
  values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([at * step, height - (value / top) * (height - 2) - 1]);
  });
  // One point alone says less than it distracts.
  if (known.length < 2) return [];
  return runs.filter((run) => run.length > 0).map((run) => toPiece(run, height));
}

function toPiece(run: readonly [number, number][], height: number): Piece {
  const [first = [0, height]] = run;
  const last = run.at(-1) ?? first;
  const line = `M${run.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${run.length === 1 ? 'h0.5' : ''}`;
  return { line, area: `${line}L${round(last[0])} ${height}L${round(first[0])} ${height}Z` };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
