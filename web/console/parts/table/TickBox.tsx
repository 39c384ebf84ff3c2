import { useEffect, useRef } from 'react';
import fields from '../Field.module.css';

/** The box that selects a row. */
export function TickBox({ label, checked, some = false, onTick }: { label: string; checked: boolean; some?: boolean; onTick: (range: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={fields.check}
      aria-label={label}
      checked={checked}
      onChange={(event) => onTick(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
    />
  );
}
