/** Return a number as an axis writes it: `950`, `1.2k`, `3.4M`, `0.05`. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${trim(value / 1e6)}M`;
  if (size >= 1e3) return `${trim(value / 1e3)}k`;
  if (size >= 10 || Number.isInteger(value)) return String(Math.round(value));
  return trim(value);
}

function trim(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** Return the columns added up, each over those before it, for a stacked drawing; the last one is drawn first. */
export function stack(columns: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const sums: number[] = [];
  return columns.map((column) =>
    column.map((value, at) => {
      if (value === null) return null;
      const sum = (sums[at] ?? 0) + value;
      sums[at] = sum;
      return sum;
    }),
  );
}
