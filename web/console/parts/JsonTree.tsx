import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, IconButton } from './Button';
import { CopyButton } from './CopyButton';
import styles from './json/JsonTree.module.css';
import { TreeLines } from './json/TreeLines';
import { sizeText, treeRows, type Mark } from './json/tree';
import { SearchField } from './SearchField';

const FOLDED = 100 * 1024;
const TOO_LARGE = 1024 * 1024;
const PAGE = 200;

export interface JsonTreeProps {
  value: unknown;
  label: string;
  /** Whether there is a field to search in it; by default in larger ones. */
  search?: boolean;
  /** How deep it is open at first. */
  open?: number;
  /** The name of the file that it is downloaded as. */
  download?: string;
  /** What to point out, by JSON pointer. */
  marks?: ReadonlyMap<string, Mark>;
}

/** A JSON value to be read: folded, searched, copied by path. A very large one is a file. */
export function JsonTree({ value, label, search, open = 2, download = 'value.json', marks }: JsonTreeProps) {
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? 'null', [value]);
  const [query, setQuery] = useState('');
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const large = text.length > TOO_LARGE;
  const depth = text.length > FOLDED ? 0 : open;
  const rows = useMemo(
    () => (large ? [] : treeRows(value, { toggled, depth, query, marks, shown: (pointer) => shown.get(pointer) ?? PAGE })),
    [value, toggled, depth, query, marks, shown, large],
  );
  const searchable = search ?? text.split('\n').length > 14;
  if (large)
    return (
      <div className={styles.large}>
        <span>{sizeText(text.length)} of JSON: too much to show here.</span>
        <Button size="sm" icon={Download} onClick={() => save(text, download)}>
          Download
        </Button>
      </div>
    );
  return (
    <div className={styles.frame}>
      {searchable && (
        <div className={styles.tools}>
          <SearchField local className={styles.search ?? ''} label={`Search in ${label}`} value={query} onChange={setQuery} />
          <CopyButton text={text} label="Copy as JSON" />
          <IconButton size="sm" icon={Download} label="Download" onClick={() => save(text, download)} />
        </div>
      )}
      <TreeLines
        label={label}
        rows={rows}
        onToggle={(pointer, next) => setToggled((others) => new Map(others).set(pointer, next))}
        onMore={(pointer) => setShown((others) => new Map(others).set(pointer, (others.get(pointer) ?? PAGE) + 1000))}
      />
    </div>
  );
}

/** Let the browser save a text as a file. */
export function save(text: string, name: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
