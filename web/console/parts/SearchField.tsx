import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from './Button';
import styles from './Field.module.css';
import { classes } from './classes';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  className?: string;
  /** Not the page's filter, so `/` does not focus it. */
  local?: boolean;
}

/** What narrows a list as it is typed; `/` focuses the first one of a page. */
export function SearchField({ label, value, onChange, placeholder = label, className, local }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // The text is kept here, since a value that comes back through the address arrives after the next key.
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const type = (next: string) => {
    sent.current = next;
    setText(next);
    onChange(next);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (text) type('');
    else input.current?.blur();
  };
  return (
    <div className={classes(styles.search, className)}>
      <Search aria-hidden />
      <input
        ref={input}
        type="search"
        className={styles.control}
        aria-label={label}
        data-search={local ? undefined : ''}
        placeholder={placeholder}
        spellCheck={false}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={escape}
      />
      {text && <IconButton className={styles.clear} size="sm" label="Clear" icon={X} onClick={() => type('')} />}
      {!text && !local && <kbd aria-hidden>/</kbd>}
    </div>
  );
}
