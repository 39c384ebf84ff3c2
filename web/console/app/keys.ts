import { useEffect, useRef } from 'react';
import { bind, type KeyAction, type KeyMap } from './keyboard/bindings';

export type { KeyAction, KeyMap };

/**
 * Make keys work while the component is mounted, except while typing: `useKeys({ r: { label: 'Reply', run } })`.
 *
 * A key may be a letter (`R` is Shift with it), a name such as `ArrowDown`, a combination such as `Ctrl Enter`, or a
 * sequence such as `g o`. `?` lists them under `title`. Enter and Space on a focused button or link stay the browser's.
 */
export function useKeys(keys: KeyMap, title = 'This page'): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const shape = JSON.stringify(Object.entries(keys));
  useEffect(() => {
    const bound = Object.entries(latest.current).map(([key, action]): [string, KeyAction] => {
      return [key, { ...action, run: (event) => latest.current[key]?.run(event) }];
    });
    return bind({ title, keys: Object.fromEntries(bound) });
  }, [title, shape]);
}
