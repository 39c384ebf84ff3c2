import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import { Code } from '../../../parts/Code';
import { ErrorNote, type Failure } from '../../../parts/ErrorNote';
import { readable, type Conflict } from '../thread/documents';
import styles from './ConflictView.module.css';

interface ConflictViewProps {
  by: string;
  version: number;
  conflicts: readonly Conflict[];
  saving: boolean;
  error: Failure | null;
  onBack: () => void;
  /** Called with the conflicts in which mine is kept. */
  onResolve: (mine: readonly Conflict[]) => void;
}

/** Two versions of the same fields: choose one for each, then save. */
export function ConflictView({ by, version, conflicts, saving, error, onBack, onResolve }: ConflictViewProps) {
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const choose = (path: string, isMine: boolean) =>
    setMine((all) => new Set(isMine ? [...all, path] : [...all].filter((each) => each !== path)));
  return (
    <section className={styles.view} aria-label="Conflict">
      <header className={styles.head}>
        <GitMerge aria-hidden />
        <p>
          <b>{by}</b> saved version {version} first and changed {conflicts.length === 1 ? 'a field that you changed, too' : `${conflicts.length} fields that you changed, too`}. The rest is merged.
        </p>
      </header>
      {conflicts.map((conflict) => (
        <fieldset key={conflict.path} className={styles.field}>
          <legend>{readable(conflict.path)}</legend>
          <Choice label={by} value={conflict.theirs} chosen={!mine.has(conflict.path)} name={conflict.path} onChoose={() => choose(conflict.path, false)} />
          <Choice label="You" value={conflict.mine} chosen={mine.has(conflict.path)} name={conflict.path} onChoose={() => choose(conflict.path, true)} />
        </fieldset>
      ))}
      <ErrorNote error={error} />
      <div className={styles.actions}>
        <Button variant="primary" busy={saving} onClick={() => onResolve(conflicts.filter((each) => mine.has(each.path)))}>Save as chosen</Button>
        <Button variant="ghost" onClick={onBack}>Back to editing</Button>
      </div>
    </section>
  );
}

function Choice({ label, value, chosen, name, onChoose }: { label: string; value: unknown; chosen: boolean; name: string; onChoose: () => void }) {
  return (
    <label className={classes(styles.choice, chosen && styles.chosen)}>
      <span className={styles.who}>
        <input type="radio" name={name} checked={chosen} onChange={onChoose} />
        {label}
      </span>
      {value === undefined ? <span className="faint">removed it</span> : <Code text={JSON.stringify(value, null, 2)} copy={false} wrap />}
    </label>
  );
}
