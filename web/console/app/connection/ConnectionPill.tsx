import { RotateCw } from 'lucide-react';
import { useConnection, useParley } from '@parley-gateway/client/react';
import { Button } from '../../parts/Button';
import { KeyValue } from '../../parts/KeyValue';
import { Popover } from '../../parts/Popover';
import { Time } from '../../parts/Time';
import { GRAPHQL_URL } from '../environment';
import styles from './ConnectionPill.module.css';
import { NextTry } from './NextTry';
import { wordsOf } from './words';

/** Whether what the page shows is live, in one word; what is known about the connection when it is opened. */
export function ConnectionPill() {
  const state = useConnection();
  const { word, sentence } = wordsOf(state);
  return (
    <Popover
      label="Connection"
      align="end"
      trigger={
        <button type="button" className={styles.pill} data-status={state.status} aria-label={`Connection: ${word}`}>
          <i className={styles.dot} aria-hidden="true" />
          <span>{word}</span>
        </button>
      }
    >
      <div className={styles.details}>
        <p>{sentence}</p>
        <KeyValue
          items={[
            { label: 'Since', value: <Time at={state.since} /> },
            { label: 'Last event', value: state.lastEventAt === null ? 'none yet' : <Time at={state.lastEventAt} /> },
            { label: 'Gateway', value: <span className="mono">{new URL(GRAPHQL_URL).host}</span> },
          ]}
        />
        {state.status === 'offline' && <TryNow nextTryAt={state.nextTryAt} />}
      </div>
    </Popover>
  );
}

function TryNow({ nextTryAt }: { nextTryAt: number | null }) {
  const parley = useParley();
  return (
    <div className={styles.again}>
      <Button size="sm" icon={RotateCw} onClick={() => parley.reconnect()}>
        Try now
      </Button>
      <NextTry at={nextTryAt} />
    </div>
  );
}
