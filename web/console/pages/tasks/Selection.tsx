import { Ban, RotateCw, X } from 'lucide-react';
import { Button, IconButton } from '../../parts/Button';
import { movesOf, type MoveKind, type Rights, type Task } from './moves';
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
  const able = (kind: MoveKind) => tasks.filter((task) => movesOf(task, rights).some((move) => move.kind === kind));
  const all = (kind: MoveKind) => {
    for (const task of able(kind)) {
      const move = movesOf(task, rights).find((each) => each.kind === kind);
      if (move) void actions.move(task, move);
    }
    onClear();
  };
  const [retried, cancelled] = [able('retry').length, able('cancel').length];
  return (
    <div className={styles.bar} role="region" aria-label="Selected tasks">
      <span className="tabular">{`${tasks.length} selected`}</span>
      <Button size="sm" icon={RotateCw} disabledReason={retried === 0 ? 'None of them failed or was cancelled' : null} onClick={() => all('retry')}>
        {`Retry ${retried || ''}`}
      </Button>
      <Button size="sm" icon={Ban} disabledReason={cancelled === 0 ? 'All of them have ended' : null} onClick={() => all('cancel')}>
        {`Cancel ${cancelled || ''}`}
      </Button>
      <IconButton size="sm" label="Clear the selection" icon={X} onClick={onClear} />
    </div>
  );
}
