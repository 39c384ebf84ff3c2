import type { ParleyError } from '@parley-gateway/client';
import { LogStartDocument } from '@parley-gateway/client/operations/log';
import { History, ScrollText } from 'lucide-react';
import { useRead } from '../../app/reading/useRead';
import { Button } from '../../parts/Button';
import { DemoOffer } from '../../parts/DemoOffer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Time } from '../../parts/Time';

const OPERATION = `mutation {
  publishEvent(input: {type: "deploy.done", data: {version: 7}}) {
    event { id }
    errors { code message field }
  }
}`;

interface NoEventsProps {
  /** No loaded line contains the text that is searched for. */
  isText: boolean;
  hasEarlier: boolean;
  onEarlier: () => void;
  since: string | undefined;
}

/** There is no such event; says where the log begins. */
export function NoEvents({ isText, hasEarlier, onEarlier, since }: NoEventsProps) {
  const { data } = useRead(LogStartDocument, {});
  const start = data?.events.nodes[0]?.occurredAt;
  if (isText)
    return (
      <Empty icon={ScrollText} title="No loaded event contains this text" action={hasEarlier && <Button onClick={onEarlier}>Load earlier events</Button>}>
        Only loaded events are searched.
      </Empty>
    );
  return (
    <Empty icon={ScrollText} title="No such event" action={<DemoOffer />} {...(start ? {} : { operation: OPERATION })}>
      {since && <>Nothing since <Time at={since} mode="local" />. </>}
      {start ? <>The log goes back to <Time at={start} mode="local" />.</> : 'Everything that happens is recorded here.'}
    </Empty>
  );
}

/** The log could not be read; if its place is gone, the oldest place that is left. */
export function NotRead({ error, onRetry, onGo }: { error: ParleyError; onRetry: () => void; onGo: (cursor: string) => void }) {
  const isGone = error.code === 'BAD_USER_INPUT' && ['after', 'before'].includes(error.field?.[0] ?? '');
  const { data } = useRead(LogStartDocument, {}, { skip: !isGone });
  const oldest = data?.events.nodes[0];
  if (!isGone) return <ErrorNote error={error} title="The log could not be read" onRetry={onRetry} />;
  return (
    <Empty icon={History} title="This place is no longer in the log" action={oldest && <Button variant="primary" onClick={() => onGo(oldest.cursor)}>Go to the oldest event</Button>}>
      {oldest ? <>The log goes back to <Time at={oldest.occurredAt} mode="local" />.</> : error.message}
    </Empty>
  );
}
