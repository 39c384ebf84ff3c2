import type { ApprovalFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { Check, X } from 'lucide-react';
import styles from './DecisionLine.module.css';
import { Time } from './Time';
import { words } from './tones';

export type Decision = ApprovalFieldsFragment['decisions'][number];

/** Who decided, how and when, and what they said. */
export function DecisionLine({ decision }: { decision: Decision }) {
  const { approved, by, onBehalfOf, via, at, override, feedback } = decision;
  return (
    <p className={styles.line}>
      {approved ? <Check aria-hidden className={styles.yes} /> : <X aria-hidden className={styles.no} />}
      <span>
        <b>{by.name}</b> {approved ? 'approved' : 'rejected'}
        {onBehalfOf && ` for ${onBehalfOf.name}`}
        {via !== 'WEB' && via !== 'GENERIC' && ` by ${words(via)}`}
        {override && ', in place of the approvers'}, <Time at={at} />
        {feedback && <>: “{feedback}”</>}
      </span>
    </p>
  );
}
