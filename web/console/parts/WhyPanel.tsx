import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { CausalChainDocument } from '@parley-gateway/client/operations/log';
import { useStream } from '@parley-gateway/client/react';
import { HelpCircle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { pathOfEvent } from '../app/links';
import { useRead } from '../app/reading/useRead';
import { useLater } from '../app/useLater';
import { Empty } from './Empty';
import { ErrorNote } from './ErrorNote';
import { EventType } from './events/EventType';
import { detailOf, runOf, subjectOf, toneOf, type LogEvent } from './events/about';
import { LiveBanner } from './LiveBanner';
import { ObjectLink } from './ObjectLink';
import { PathLink } from './PathLink';
import { Skeleton } from './Skeleton';
import { Time } from './Time';
import { classes } from './classes';
import { colour } from './tones';
import { duration } from './times';
import { askedOf, linksOf, type Link } from './why/chain';
import styles from './why/WhyPanel.module.css';

const MOST = 100;
const QUIET_MS = 250;

/** The causes and effects of an event or a record, across records and live. */
export function WhyPanel({ id, onFollow }: { id: string; onFollow?: () => void }) {
  const { data, error, loading, reload } = useRead(CausalChainDocument, { of: id, first: MOST });
  const live = useStream(EventTicksDocument, {}, useLater(reload, QUIET_MS));
  const chain = data?.eventChain ?? [];
  const asked = askedOf(chain, id);
  if (error && !data) return <ErrorNote error={error} title="The chain could not be read" onRetry={reload} />;
  if (loading) return <Skeleton rows={6} />;
  if (chain.length === 0)
    return (
      <Empty icon={HelpCircle} title="No event explains it" compact>
        {nothingKnown(id)}
      </Empty>
    );
  return (
    <div className={styles.frame}>
      <LiveBanner state={live} />
      <ol className={styles.chain} aria-label="Causal chain">
        {linksOf(chain).map((link) => (
          <ChainLink key={link.event.id} link={link} asked={link.event.id === asked} onFollow={onFollow} />
        ))}
      </ol>
      {chain.length === MOST && <p className="faint">The nearest {MOST} events are shown. Open one of the last to see more.</p>}
    </div>
  );
}

/** Return why there may be no chain: presets come with the gateway, so that nothing has made them. */
function nothingKnown(id: string): string {
  if (/^ept_[a-z]/.test(id)) return 'A preset comes with the gateway. Only changes of it are in the log.';
  return 'Its events are no longer in the log, or you may not see them.';
}

interface ChainLinkProps {
  link: Link;
  asked: boolean;
  onFollow: (() => void) | undefined;
}

function ChainLink({ link: { event, depth, after }, asked, onFollow }: ChainLinkProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) element.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const subject = subjectOf(event);
  const run = 'node' in event ? runOf(event) : null;
  const detail = detailOf(event);
  return (
    <li
      ref={element}
      className={classes(styles.link, asked && styles.asked)}
      style={{ '--depth': depth, '--dot': colour(toneOf(event)) }}
      aria-current={asked || undefined}
      data-type={event.type}
    >
      <div className={styles.line}>
        <PathLink href={pathOfEvent(event.cursor)} className={styles.event} onClick={onFollow}>
          <EventType event={event} />
        </PathLink>
        <span className={styles.when}>
          {after !== null && after > 0 && <span className="faint tabular" title="Since its cause">+{duration(after)}</span>}
          <Time at={event.occurredAt} />
        </span>
      </div>
      {subject && (
        <div className={styles.about}>
          <ObjectLink type={subject.type} id={subject.id} to={subject.to}>{subject.name}</ObjectLink>
          {run && <span className="faint truncate">in {run.name}</span>}
        </div>
      )}
      {(detail || by(event)) && (
        <div className={styles.detail}>
          {by(event) && <span className="faint">{by(event)}</span>}
          {detail && <span className={styles.words}>{detail}</span>}
        </div>
      )}
    </li>
  );
}

function by(event: LogEvent): string | null {
  return event.actor && event.actor.__typename !== 'SystemActor' ? event.actor.name : null;
}
