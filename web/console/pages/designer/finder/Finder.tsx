import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { classes } from '../../../parts/classes';
import styles from './Finder.module.css';
import { found } from './search';

/** A line of a finder. */
export interface FinderItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly group?: string;
}

/** A text to type and the lines that match it: arrows move, Enter chooses. */
export function Finder<Item extends FinderItem>({ label, placeholder, items, onChoose, icon, empty, autoFocus, onDragStart, onEscape }: {
  label: string;
  placeholder: string;
  items: readonly Item[];
  onChoose: (item: Item) => void;
  icon?: (item: Item) => ReactNode;
  empty: string;
  autoFocus?: boolean;
  /** Given, lines can be dragged. */
  onDragStart?: (item: Item, event: DragEvent) => void;
  onEscape?: () => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => found(items, text), [items, text]);
  const active = lines[Math.min(at, lines.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((Math.min(at, lines.length - 1) + step + lines.length) % Math.max(1, lines.length));
    } else if (event.key === 'Enter' && active) onChoose(active);
    else if (event.key === 'Escape' && text && !autoFocus) setText('');
    else if (event.key === 'Escape' && onEscape) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.finder}>
      <input
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.id}`}
        placeholder={placeholder}
        value={text}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {lines.map((item, index) => (
            <div key={item.id} role="presentation">
              {item.group !== undefined && item.group !== lines[index - 1]?.group && <div className={styles.group} role="presentation">{item.group}</div>}
              <div
                id={`${id}-${item.id}`}
                role="option"
                aria-selected={item === active}
                title={item.hint}
                className={classes(styles.item, item === active && (autoFocus || text) && styles.active)}
                draggable={onDragStart !== undefined}
                onDragStart={(event) => onDragStart?.(item, event)}
                onClick={() => {
                  onChoose(item);
                }}
              >
                {icon && <span className={styles.icon}>{icon(item)}</span>}
                <span className={styles.words}>
                  <span className={styles.label}>{item.label}</span>
                  {item.hint && <span className={styles.hint}>{item.hint}</span>}
                </span>
              </div>
            </div>
        ))}
        {lines.length === 0 && <p className={styles.empty}>{empty}</p>}
      </div>
    </div>
  );
}
