import { ChevronDown, CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classes } from '../../../parts/classes';
import { titleOf } from '../catalog';
import { fieldId } from '../form/context';
import { nodeOf } from '../model/document';
import type { Problem } from '../model/problems';
import { useCurrentDesign, useDesign, useDesigner, useProblems } from '../state/context';
import styles from './Panels.module.css';
import { counted } from '../../../parts/numbers';

/** What keeps the workflow from being published; each problem leads to its node and field. */
export function Problems() {
  const designer = useDesign();
  const problems = useProblems();
  const { workflow } = useCurrentDesign();
  const [open, setOpen] = useState(false);
  useGoing();
  const show = (problem: Problem) => {
    designer.select(...(problem.node === null ? [] : [problem.node]));
    designer.set({ goTo: { node: problem.node, field: problem.field } });
  };
  if (workflow.nodes.length === 0) return null;
  if (problems.length === 0) {
    return (
      <footer className={styles.problems}>
        <span className={styles.fine}><CircleCheck aria-hidden /> No problems</span>
      </footer>
    );
  }
  return (
    <footer className={classes(styles.problems, open && styles.opened)}>
      <button type="button" className={styles.summary} aria-expanded={open} onClick={() => { setOpen(!open); }}>
        <CircleAlert aria-hidden />
        {counted(problems.length, 'problem')}
        <ChevronDown aria-hidden className={styles.chevron} />
      </button>
      {!open && problems[0] && <Line problem={problems[0]} onShow={show} />}
      {open && (
        <ol className={styles.list}>
          {problems.map((problem, index) => (
            <li key={index}><Line problem={problem} onShow={show} /></li>
          ))}
        </ol>
      )}
    </footer>
  );
}

function Line({ problem, onShow }: { problem: Problem; onShow: (problem: Problem) => void }) {
  const { workflow } = useCurrentDesign();
  const node = nodeOf(workflow, problem.node);
  return (
    <button type="button" className={styles.line} onClick={() => { onShow(problem); }}>
      <span className={styles.where}>{node ? titleOf(node) : 'Workflow'}</span>
      {problem.field.length > 0 && <span className={styles.field}>{problem.field.join('.')}</span>}
      <span className={styles.message}>{problem.message}</span>
    </button>
  );
}

/** Focus the field that a problem leads to, or the nearest one around it that the form shows. */
function useGoing(): void {
  const goTo = useDesigner((state) => state.goTo);
  useEffect(() => {
    if (!goTo) return undefined;
    const timer = setTimeout(() => {
      for (let length = goTo.field.length; length > 0; length--) {
        const field = document.getElementById(fieldId(goTo.field.slice(0, length)));
        const control = field?.querySelector<HTMLElement>('textarea, select, input') ?? field;
        if (!control) continue;
        control.scrollIntoView({ block: 'center' });
        control.focus();
        return;
      }
    }, 60);
    return () => {
      clearTimeout(timer);
    };
  }, [goTo]);
}
