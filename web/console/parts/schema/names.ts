/** Return a property's name as words, for a schema without titles: `unfurlLinks` becomes `Unfurl links`. */
export function titleOf(title: string | undefined, name: string): string {
  if (title) return title;
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ').trim();
  const plain = words.replace(/\b[A-Z][a-z]/g, (start) => start.toLowerCase());
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
