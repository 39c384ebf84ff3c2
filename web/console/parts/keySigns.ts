const SIGNS: Record<string, string> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Shift: '⇧',
  Escape: 'Esc',
  Backspace: '⌫',
};
const MODIFIERS = new Set(['Ctrl', 'Alt', 'Shift']);

/** Return the signs of a shortcut, one for each key: `R` is Shift and r, as in `useKeys`. */
export function keySigns(keys: string): string[] {
  const parts = keys.split(' ').filter(Boolean);
  return parts.map((key, at) => {
    // With Ctrl, keys are written as they are printed on the keyboard: it needs no Shift unless that is named.
    if (MODIFIERS.has(parts[at - 1] ?? '')) return /^\p{L}$/u.test(key) ? key.toUpperCase() : (SIGNS[key] ?? key);
    return /^\p{Lu}$/u.test(key) ? `⇧${key}` : (SIGNS[key] ?? key);
  });
}

/**
 * Return a shortcut in the form of `aria-keyshortcuts`, such as `Control+Enter`; undefined for a sequence, which has none.
 */
export function ariaKeys(keys: string | undefined): string | undefined {
  const parts = (keys ?? '').split(' ').filter(Boolean);
  const key = parts.pop();
  if (key === undefined || !parts.every((part) => MODIFIERS.has(part))) return undefined;
  const shift = parts.length === 0 && /^\p{Lu}$/u.test(key) ? ['Shift'] : [];
  return [...shift, ...parts.map((part) => (part === 'Ctrl' ? 'Control' : part)), key].join('+');
}
