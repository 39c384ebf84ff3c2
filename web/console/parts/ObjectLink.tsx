import {
  Bell,
  Bot,
  CircleCheckBig,
  CircleUser,
  FileJson,
  KeyRound,
  ListChecks,
  MessagesSquare,
  Play,
  Plug,
  Send,
  SquareArrowOutUpRight,
  Unplug,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './IdLabel.module.css';
import { shortId } from './IdLabel';
import { PathLink } from './PathLink';

const ICONS: Record<string, LucideIcon> = {
  Agent: Bot,
  ApiKey: KeyRound,
  Approval: CircleCheckBig,
  ConnectedAccount: Plug,
  Connector: Unplug,
  Delivery: Send,
  Endpoint: SquareArrowOutUpRight,
  EventDelivery: Send,
  EventDestination: Bell,
  Session: MessagesSquare,
  SharedDocument: FileJson,
  Task: ListChecks,
  User: CircleUser,
  Workflow: Workflow,
  WorkflowExecution: Play,
};

/** Return the sign of a kind of record, by its typename. */
export function iconOf(typename: string): LucideIcon | null {
  return ICONS[typename] ?? null;
}

/** A record, by its sign and name, that leads to its page. `to` comes from `pathOf`. */
export function ObjectLink({ type, id, to, children }: { type: string; id: string; to: string | null; children?: ReactNode }) {
  const Icon = iconOf(type);
  const content = (
    <>
      {Icon && <Icon aria-hidden />}
      <span className="truncate">{children ?? shortId(id)}</span>
    </>
  );
  if (!to) return <span className={styles.link} title={id}>{content}</span>;
  return (
    <PathLink href={to} className={styles.link} title={id}>
      {content}
    </PathLink>
  );
}
