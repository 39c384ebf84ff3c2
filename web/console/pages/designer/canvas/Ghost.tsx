import { Plus } from 'lucide-react';
import { Kbd } from '../../../parts/Kbd';
import { useDesign } from '../state/context';
import styles from './Canvas.module.css';

/** Where a workflow starts that has no node yet. */
export function Ghost() {
  const designer = useDesign();
  return (
    <div className={styles.empty}>
      <button
        type="button"
        className={styles.ghost}
        onClick={() => {
          designer.set({ finding: { kind: 'add' } });
        }}
      >
        <Plus aria-hidden />
        Start here
        <Kbd keys="a" />
      </button>
    </div>
  );
}
