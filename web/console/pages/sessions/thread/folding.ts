const MOST_CHARACTERS = 1_500;
const MOST_LINES = 24;
/** A fold that would hide less than this is not worth a click. */
const LEAST_HIDDEN = 300;

/** Return the beginning of a long text, up to the end of a word; null if the text is shown whole. */
export function folded(text: string): string | null {
  const lines = text.split('\n', MOST_LINES + 1);
  const byLines = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES).join('\n').length : text.length;
  const end = Math.min(byLines, MOST_CHARACTERS);
  if (end === text.length || (end === MOST_CHARACTERS && text.length - end < LEAST_HIDDEN)) return null;
  const beginning = text.slice(0, end);
  const space = end === byLines ? -1 : beginning.lastIndexOf(' ');
  const whole = space > end / 2 ? beginning.slice(0, space) : beginning.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole} …`;
}
