/** One polite live region for the whole page, with at most one announcement per second. */

const EVERY_MS = 1000;
let region: HTMLElement | null = null;
let waiting: string | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Say something to readers of the screen. What is said within a second of it replaces what has not been said yet. */
export function announce(text: string): void {
  waiting = text;
  timer ??= setTimeout(say, 0);
}

function say(): void {
  region ??= newRegion();
  if (waiting === null) {
    timer = null;
    return;
  }
  region.textContent = waiting;
  waiting = null;
  timer = setTimeout(say, EVERY_MS);
}

function newRegion(): HTMLElement {
  const made = document.createElement('div');
  made.className = 'visually-hidden';
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  document.body.append(made);
  return made;
}
