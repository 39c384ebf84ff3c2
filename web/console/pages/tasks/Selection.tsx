import { Ban, RotateCw, X, type LucideIcon } from 'lucide-react';
import { Button, IconButton } from '../../parts/Button';
import { moveOf, NEEDS_WRITE, whyNot, type Rights, type Task } from './moves';
import styles from './Selection.module.css';
import type { TaskActions } from './useTaskActions';

interface SelectionProps {
  tasks: readonly Task[];
  rights: Rights;
  actions: TaskActions;
  onClear: () => void;
}

/** Retry or cancel all selected tasks at once. */
export function Selection({ tasks, rights, actions, onClear }: SelectionProps) {
  if (tasks.length === 0) return null;
  const button = (kind: 'retry' | 'cancel', icon: LucideIcon, noneAble: string) => {
    const able = tasks.filter((task) => whyNot(task, kind, rights) === null);
    const move = moveOf(kind);
    const all = () => {
      for (const task of able) void actions.move(task, move);
      onClear();
    };
    const reason = rights.write ? noneAble : NEEDS_WRITE;
    return (
      <Button size="sm" icon={icon} disabledReason={able.length === 0 ? reason : null} onClick={all}>
        {`${move.label} ${able.length || ''}`}
      </Button>
    );
  };
  return (
    <div className={styles.bar} role="region" aria-label="Selected tasks">
      <span className="tabular">{`${tasks.length} selected`}</span>
      {button('retry', RotateCw, 'None of them failed or was cancelled')}
      {button('cancel', Ban, 'All of them have ended')}
      <IconButton size="sm" label="Clear the selection" icon={X} onClick={onClear} />
    </div>
  );
}
