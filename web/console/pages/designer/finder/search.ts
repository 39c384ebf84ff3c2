/** Return the lines that contain every word of a text: in the order given, those whose label begins with it first. */
export function found<Item extends { readonly label: string; readonly hint?: string; readonly group?: string; readonly id: string }>(
  items: readonly Item[], text: string,
): readonly Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const scored = items.flatMap((item) => {
    const label = item.label.toLowerCase();
    const all = `${label} ${item.group?.toLowerCase() ?? ''} ${item.id.toLowerCase()} ${item.hint?.toLowerCase() ?? ''}`;
    if (!words.every((word) => all.includes(word))) return [];
    const first = words[0] ?? '';
    return [{ item, score: label.startsWith(first) ? 0 : label.includes(first) ? 1 : (item.group ?? '').toLowerCase().includes(first) ? 2 : 3 }];
  });
  return scored.sort((one, other) => one.score - other.score).map(({ item }) => item);
}
