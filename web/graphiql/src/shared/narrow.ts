/** Return whether the page has its layout for narrow screens, which narrow.css defines with the same width. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 700px)').matches;
}
