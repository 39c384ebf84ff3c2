import { afterEach, expect, test, vi } from 'vitest';
import { isSameBuild, reloadIfThere, reloadIfUpgraded } from './missing';

afterEach(() => vi.unstubAllGlobals());

test('an upgrade gives the script of the page another name', () => {
  expect(isSameBuild('<script src="/console/assets/index-a.js">', '/console/assets/index-a.js')).toBe(true);
  expect(isSameBuild('<script src="/console/assets/index-b.js">', '/console/assets/index-a.js')).toBe(false);
});

test('the page is not loaded again while the gateway is unavailable', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { pathname: '/', reload });
  vi.stubGlobal('document', { querySelector: () => ({ getAttribute: () => '/console/assets/index-a.js' }) });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await reloadIfUpgraded();
  expect(await reloadIfThere()).toBe(false);
  expect(reload).not.toHaveBeenCalled();

  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<script src="/console/assets/index-a.js">')));
  await reloadIfUpgraded();
  expect(reload).not.toHaveBeenCalled();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<script src="/console/assets/index-b.js">')));
  await reloadIfUpgraded();
  expect(reload).toHaveBeenCalledTimes(1);
});
