const PREFIX = 'parley:designer:';

/** Return a choice about the looks of the designer that this browser remembers. */
export function readChoice(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Remember a choice about the looks of the designer. */
export function writeChoice(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Without storage, the choice holds until the page is left.
  }
}
