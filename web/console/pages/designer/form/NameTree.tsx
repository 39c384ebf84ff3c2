import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { classes } from '../../../parts/classes';
import { asText } from '../model/expressions';
import { isList, isObject } from '../model/json';
import { type VisibleName, typeWord, within } from '../model/scope';
import styles from './Form.module.css';

/** What is visible at a node, as a tree with the values of the last run; choosing a name inserts it. */
export function NameTree({ names, onChoose }: { names: readonly VisibleName[]; onChoose: (path: string) => void }) {
  return (
    <div className={styles.tree} role="tree" aria-label="Visible names">
      {names.map((name) => (
        <Branch key={name.path} name={name} depth={0} onChoose={onChoose} />
      ))}
    </div>
  );
}

function Branch({ name, depth, onChoose }: { name: VisibleName; depth: number; onChoose: (path: string) => void }) {
  const inner = depth < 6 ? within(name) : [];
  const [open, setOpen] = useState(depth < 2 && inner.length <= 8 && name.label !== 'execution');
  return (
    <div role="treeitem" aria-expanded={inner.length > 0 ? open : undefined} aria-selected={false}>
      <div className={styles.name} data-depth={depth} style={{ paddingInlineStart: `${depth * 14 + 2}px` }}>
        <button
          type="button"
          className={classes(styles.twist, open && styles.open, inner.length === 0 && styles.leaf)}
          aria-label={open ? `Close ${name.label}` : `Open ${name.label}`}
          tabIndex={inner.length === 0 ? -1 : 0}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <ChevronRight aria-hidden />
        </button>
        <button
          type="button"
          className={styles.pick}
          title={typeof name.schema.description === 'string' ? name.schema.description : name.path}
          onClick={() => {
            onChoose(name.path);
          }}
        >
          <span className={styles.mono}>{name.label}</span>
          <span className={styles.known}>{shown(name)}</span>
        </button>
      </div>
      {open && inner.map((each) => <Branch key={each.path} name={each} depth={depth + 1} onChoose={onChoose} />)}
    </div>
  );
}

function shown(name: VisibleName): string {
  if (name.value === undefined) return typeWord(name.schema);
  if (isList(name.value)) return `list of ${name.value.length}`;
  return isObject(name.value) ? '' : asText(name.value).slice(0, 80);
}
