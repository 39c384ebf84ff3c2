import { readStored, writeStored } from '../storage';

/** The message where a part of the page could not be loaded. */
export const UNAVAILABLE = 'This needs the gateway, which is unavailable';

const RELOADED_KEY = 'parley:reloaded';
const ONCE_IN_MS = 60_000;

/** Give a part that could not be loaded this message, so that no one reloads a page that looks broken. */
export function followMissingParts(): void {
  addEventListener('vite:preloadError', (event) => {
    if ('payload' in event && event.payload instanceof Error) event.payload.message = UNAVAILABLE;
    void reloadIfUpgraded();
  });
}

/** Return whether an error means that a part of the page could not be loaded. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && error.message === UNAVAILABLE;
}

/** Load the page again if the gateway is there: without it, the browser would show an error in place of the page. */
export async function reloadIfThere(): Promise<boolean> {
  if ((await pageNow()) === null) return false;
  return reload();
}

/** Load the page again if its parts have other names now, as after an upgrade of the gateway. */
export async function reloadIfUpgraded(): Promise<void> {
  const page = await pageNow();
  if (page !== null && !isSameBuild(page, ownScript())) reload();
}

/** Return whether this text of the page loads this script. */
export function isSameBuild(page: string, script: string | null): boolean {
  return script === null || page.includes(script);
}

function ownScript(): string | null {
  return document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
}

/** Return the page as the gateway serves it now; null if it does not. */
async function pageNow(): Promise<string | null> {
  try {
    const response = await fetch(location.pathname, { headers: { accept: 'text/html' }, cache: 'no-store' });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Reload at most once a minute, in case that does not help. */
function reload(): boolean {
  const last = Number(readStored('session', RELOADED_KEY) ?? 0);
  if (Date.now() - last < ONCE_IN_MS) return false;
  writeStored('session', RELOADED_KEY, String(Date.now()));
  location.reload();
  return true;
}
