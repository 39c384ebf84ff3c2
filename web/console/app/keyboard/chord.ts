/** Keys as text: `r`, `Shift F` (or `F`), `Ctrl Enter`, `?`, and sequences of two such as `g o`. */

const NAMES: Record<string, string> = { ' ': 'Space', Esc: 'Escape', Left: 'ArrowLeft', Right: 'ArrowRight' };
const MODIFIERS = ['Ctrl', 'Alt', 'Shift'];

/** The parts of a key press that matter. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Return a key press as text. `Ctrl` is also the command key of a Mac. */
export function chordOf(press: Press): string {
  const name = NAMES[press.key] ?? press.key;
  const letter = /^\p{L}$/u.test(name);
  const shown = letter ? name.toLowerCase() : name;
  // A layout may need Shift for a sign such as `?`, so for signs only the sign counts.
  const shifted = press.shiftKey && (letter || name.length > 1);
  const held = [press.ctrlKey || press.metaKey, press.altKey, shifted];
  return [...MODIFIERS.filter((_, index) => held[index]), shown].join(' ');
}

/** Return a written combination as `chordOf` returns it, one for each key of a sequence. */
export function chordsOf(keys: string): string[] {
  const chords: string[] = [];
  let held: string[] = [];
  for (const part of keys.split(' ').filter(Boolean)) {
    if (MODIFIERS.includes(part)) {
      held.push(part);
      continue;
    }
    const upper = /^\p{Lu}$/u.test(part);
    const name = NAMES[part] ?? part;
    const all = new Set([...held, ...(upper ? ['Shift'] : [])]);
    chords.push([...MODIFIERS.filter((each) => all.has(each)), upper ? name.toLowerCase() : name].join(' '));
    held = [];
  }
  return chords;
}
