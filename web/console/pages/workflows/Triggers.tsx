import type { WorkflowTriggerFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { CalendarClock, MousePointerClick, Radio, Webhook, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { CopyButton } from '../../parts/CopyButton';
import { Time } from '../../parts/Time';
import { Tooltip } from '../../parts/Tooltip';
import { textsOf, triggerProblem } from './trigger';
import styles from './Workflows.module.css';

type Trigger = WorkflowTriggerFieldsFragment;

const ICONS: Record<Trigger['type'], LucideIcon> = { MANUAL: MousePointerClick, SCHEDULE: CalendarClock, WEBHOOK: Webhook, EVENT: Radio };

/** What starts a workflow, in one line: signs, and the next instant. */
export function TriggerSigns({ triggers, status }: { triggers: readonly Trigger[]; status: string }) {
  const own = triggers.filter((trigger) => trigger.type !== 'MANUAL');
  const next = own.map((trigger) => trigger.nextRunAt).filter((at) => at !== null).sort()[0];
  if (own.length === 0) return <span className="faint">By hand</span>;
  return (
    <span className={styles.signs}>
      {own.map((trigger) => (
        <Sign key={trigger.id} trigger={trigger} status={status} />
      ))}
      {next && <Time at={next} className="soft" />}
    </span>
  );
}

function Sign({ trigger, status }: { trigger: Trigger; status: string }) {
  const Icon = ICONS[trigger.type];
  const problem = triggerProblem(trigger, status);
  const words = useWords(trigger);
  return (
    <Tooltip content={problem ? `${words}: ${problem}` : words}>
      <span className={styles.sign} data-off={problem !== null || undefined} tabIndex={0} role="img" aria-label={problem ? `${words}: ${problem}` : words}>
        <Icon aria-hidden />
      </span>
    </Tooltip>
  );
}

/** What starts a workflow, in full. */
export function TriggerList({ triggers, status }: { triggers: readonly Trigger[]; status: string }) {
  if (triggers.length === 0) return <p className="soft">By hand only.</p>;
  return (
    <ul className={styles.triggers}>
      {triggers.map((trigger) => (
        <Line key={trigger.id} trigger={trigger} status={status} />
      ))}
    </ul>
  );
}

function Line({ trigger, status }: { trigger: Trigger; status: string }) {
  const Icon = ICONS[trigger.type];
  const problem = triggerProblem(trigger, status);
  const words = useWords(trigger);
  return (
    <li className={styles.trigger}>
      <span className={styles.sign} data-off={problem !== null || undefined}>
        <Icon aria-hidden />
      </span>
      <span className={styles.triggerWords}>
        <span>{words}</span>
        {problem ? (
          <span className={styles.problem}>{problem}</span>
        ) : (
          trigger.nextRunAt && (
            <span className="soft">
              Next <Time at={trigger.nextRunAt} />
            </span>
          )
        )}
        {trigger.url && (
          <span className={styles.url}>
            <span className="mono truncate">{trigger.url}</span>
            <CopyButton text={trigger.url} label="Copy the URL" />
          </span>
        )}
      </span>
    </li>
  );
}

/** A schedule in words, once what translates it is loaded. */
function useWords(trigger: Trigger): string {
  const { plain, cron, zone } = textsOf(trigger);
  const [words, setWords] = useState(plain);
  useEffect(() => {
    let current = true;
    setWords(plain);
    if (!cron) return undefined;
    void import('cronstrue').then(({ default: cronstrue }) => {
      if (current) setWords(`${cronstrue.toString(cron, { use24HourTimeFormat: true, throwExceptionOnParseError: false })}, ${zone}`);
    });
    return () => {
      current = false;
    };
  }, [plain, cron, zone]);
  return words;
}
