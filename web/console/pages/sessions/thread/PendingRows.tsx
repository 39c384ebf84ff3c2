import { CircleAlert, Clock3, LoaderCircle, RotateCw, Square, Undo2, Unplug, X } from 'lucide-react';
import { Avatar } from '../../../parts/Avatar';
import { Badge } from '../../../parts/Badge';
import { Button } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import type { Unsent } from './outbox';
import styles from './PendingRows.module.css';
import type { Reply } from './reply';
import { TextBody } from './TextBody';

interface UnsentRowProps {
  unsent: Unsent;
  viewerName: string;
  offline: boolean;
  onEdit: (unsent: Unsent) => void;
  onRetry: (unsent: Unsent) => void;
  onDiscard: (unsent: Unsent) => void;
}

/** A message that is not in the session yet, and why. */
export function UnsentRow({ unsent, viewerName, offline, onEdit, onRetry, onDiscard }: UnsentRowProps) {
  const isRefused = unsent.state === 'refused';
  return (
    <article className={classes(styles.row, isRefused && styles.refused)} aria-label="Unsent message" data-unsent={unsent.key}>
      <Avatar name={viewerName} size={32} />
      <div className={styles.main}>
        <div className={styles.faded}>
          <TextBody text={unsent.content} />
        </div>
        <p className={styles.state}>
          {isRefused ? (
            <><CircleAlert aria-hidden />Not sent: {unsent.problem}</>
          ) : unsent.state === 'sending' || (!offline && unsent.problem === null) ? (
            <><LoaderCircle className={styles.turns} aria-hidden />Sending</>
          ) : (
            <><Clock3 aria-hidden />Kept here, and sent when the gateway is reachable again.</>
          )}
          {isRefused && <Button size="sm" icon={RotateCw} onClick={() => onRetry(unsent)}>Send again</Button>}
          {!unsent.tried && <Button size="sm" variant="ghost" icon={Undo2} keys="ArrowUp" onClick={() => onEdit(unsent)}>Edit</Button>}
          {!unsent.tried && <Button size="sm" variant="ghost" icon={X} onClick={() => onDiscard(unsent)}>Discard</Button>}
        </p>
      </div>
    </article>
  );
}

interface ReplyRowProps {
  reply: Reply;
  onStop: () => void;
  onAskAgain: (reply: Reply) => void;
  onDismiss: () => void;
}

/** An agent's reply while it is being written. */
export function ReplyRow({ reply, onStop, onAskAgain, onDismiss }: ReplyRowProps) {
  const { agent, text, state } = reply;
  const isOpen = state === 'asking' || state === 'writing';
  return (
    <article className={styles.row} aria-label={`Reply from ${agent.name}`} aria-busy={isOpen} data-reply={state}>
      <Avatar name={agent.name} kind="agent" size={32} />
      <div className={styles.main}>
        <header className={styles.head}>
          <b>{agent.name}</b>
          {isOpen && <span className="soft">{state === 'asking' ? 'is thinking' : 'is writing'}<span className={styles.dots} aria-hidden /></span>}
          {reply.simulated && <Badge tone="warn">Simulated</Badge>}
        </header>
        {text !== '' && <TextBody text={text} />}
        {isOpen && <p className={styles.state}><Button size="sm" variant="ghost" icon={Square} onClick={onStop}>Stop</Button></p>}
        {(state === 'interrupted' || state === 'failed') && (
          <p className={classes(styles.state, styles.refused)}>
            {state === 'interrupted' ? <Unplug aria-hidden /> : <CircleAlert aria-hidden />}
            {state === 'interrupted' ? 'Interrupted. The text so far is kept.' : reply.problem}
            <Button size="sm" icon={RotateCw} onClick={() => onAskAgain(reply)}>Ask again</Button>
            <Button size="sm" variant="ghost" icon={X} onClick={onDismiss}>Dismiss</Button>
          </p>
        )}
      </div>
    </article>
  );
}
