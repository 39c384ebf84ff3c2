import { errorOf } from '@parley-gateway/client';
import { expect, test } from 'vitest';
import { Entry } from './reading';

/** Questions that the test answers. */
function asked() {
  const open: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const entry = new Entry<number>(() => new Promise((resolve, reject) => open.push({ resolve, reject })));
  return { entry, open };
}

test('one request serves all that ask at once', async () => {
  const { entry, open } = asked();
  entry.refresh();
  entry.refresh();
  expect(open).toHaveLength(1);
  open[0]?.resolve(1);
  await expect.poll(entry.get).toEqual({ data: 1, error: null, loading: false });
});

test('an older response does not replace a newer one', async () => {
  const { entry, open } = asked();
  entry.refresh();
  void entry.reload();
  open[1]?.resolve(2);
  await expect.poll(() => entry.get().data).toBe(2);
  open[0]?.resolve(1);
  await Promise.resolve();
  expect(entry.get().data).toBe(2);
});

test('after a failure, what was there stays, and the next success clears the error', async () => {
  const { entry, open } = asked();
  entry.refresh();
  open[0]?.resolve(1);
  await expect.poll(() => entry.get().loading).toBe(false);
  entry.refresh();
  open[1]?.reject(errorOf({ code: 'UNAVAILABLE', message: 'Later.' }));
  await expect.poll(() => entry.get().error?.code).toBe('UNAVAILABLE');
  expect(entry.get().data).toBe(1);
  entry.refresh();
  open[2]?.resolve(3);
  await expect.poll(entry.get).toEqual({ data: 3, error: null, loading: false });
});
