import { readStored, writeStored } from '../storage';

/** What is said where a part of the page could not be loaded. */
export const AWAY = 'This needs the gateway, which is away';

const RELOADED_KEY = 'parley:reloaded';
const ONCE_IN_MS = 60_000;

/** Parts of the page could not be loaded: with this message, so that no one takes the page for broken and reloads it. */
export function followMissingParts(): void {
  addEventListener('vite:preloadError', (event) => {
    if ('payload' in event && event.payload instanceof Error) event.payload.message = AWAY;
    void reloadIfUpgraded();
  });
}

/** Return whether an error means that a part of the page could not be loaded. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && error.message === AWAY;
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

/** Not again and again, in case that does not help. */
function reload(): boolean {
  const last = Number(readStored('session', RELOADED_KEY) ?? 0);
  if (Date.now() - last < ONCE_IN_MS) return false;
  writeStored('session', RELOADED_KEY, String(Date.now()));
  location.reload();
  return true;
}
