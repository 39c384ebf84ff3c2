import type { OverviewStepsQuery } from '@parley-gateway/client/operations/overview';
import { Bot, Check, Play, Workflow, type LucideIcon } from 'lucide-react';
import { LoadDemo } from '../../parts/LoadDemo';
import { PathLink } from '../../parts/PathLink';
import { classes } from '../../parts/classes';
import styles from './FirstSteps.module.css';

interface Step {
  icon: LucideIcon;
  title: string;
  text: string;
  action: string;
  to: string;
  done: boolean;
}

/** The first steps on an empty gateway, with their state, or the demo. */
export function FirstSteps({ counts, onLoaded }: { counts: OverviewStepsQuery; onLoaded: () => void }) {
  const steps: Step[] = [
    {
      icon: Bot,
      title: 'Add an agent',
      text: 'A worker of your own, or one at a provider.',
      action: 'Create an agent',
      to: '/agents?new=true',
      done: counts.agents.totalCount > 0,
    },
    {
      icon: Workflow,
      title: 'Design a workflow',
      text: 'Steps for agents, services and people.',
      action: 'Open the designer',
      to: '/workflows/new',
      done: counts.workflows.totalCount > 0,
    },
    {
      icon: Play,
      title: 'Run it',
      text: 'Watch each step, and decide where it asks you.',
      action: 'Choose a workflow',
      to: '/workflows',
      done: counts.executions.totalCount > 0,
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section className={styles.frame} aria-labelledby="first-steps">
      <div className={styles.head}>
        <div>
          <h2 id="first-steps" className={styles.title}>
            Three steps to a first run
          </h2>
          <p className={styles.text}>Or load the demo: three agents, two workflows, and a run that asks for your approval.</p>
        </div>
        <LoadDemo variant="primary" onLoaded={onLoaded} />
      </div>
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <StepCard key={step.title} step={step} number={at + 1} next={at === next} />
        ))}
      </ol>
    </section>
  );
}

function StepCard({ step: { icon: Icon, title, text, action, to, done }, number, next }: { step: Step; number: number; next: boolean }) {
  return (
    <li className={classes(styles.step, done && styles.done, next && styles.next)}>
      <span className={styles.number}>{done ? <Check aria-label="Done" /> : number}</span>
      <div className={styles.words}>
        <p className={styles.name}>
          <Icon aria-hidden /> {title}
        </p>
        <p className={styles.text}>{text}</p>
        {!done && (
          <PathLink href={to} className={classes('link', styles.action)}>
            {action}
          </PathLink>
        )}
      </div>
    </li>
  );
}
