import { ChevronRight, CircleAlert, CircleCheck, LoaderCircle, Wrench } from 'lucide-react';
import { useState } from 'react';
import { classes } from '../../../parts/classes';
import { Code } from '../../../parts/Code';
import { JsonTree } from '../../../parts/JsonTree';
import { contentOf, signature, type ToolCall, type ToolResult } from './content';
import type { Message } from './thread';
import styles from './ToolBody.module.css';

/** A call of a tool in one line, with its result once there is one; open, all of both. */
export function ToolCallBody({ call, result }: { call: ToolCall; result: Message | null }) {
  const [open, setOpen] = useState(false);
  const content = result ? contentOf(result) : null;
  const answer = content?.kind === 'result' ? content.result : null;
  return (
    <div className={styles.tool}>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight className={classes(styles.chevron, open && styles.turned)} aria-hidden />
        <Wrench aria-hidden />
        <span className={styles.name}>{call.name}</span>
        <span className={classes('mono', styles.args)}>({signature(call.args)})</span>
        <Outcome answer={answer} />
      </button>
      {open && (
        <div className={styles.open}>
          <Value label="Arguments" value={call.args} />
          {answer && <Value label={answer.failed ? 'Error' : 'Result'} value={answer.value} />}
        </div>
      )}
    </div>
  );
}

function Outcome({ answer }: { answer: ToolResult | null }) {
  if (answer === null) return <span className={styles.waits}><LoaderCircle aria-hidden /> no result yet</span>;
  const Icon = answer.failed ? CircleAlert : CircleCheck;
  return (
    <span className={classes(styles.outcome, answer.failed && styles.failed)}>
      <Icon aria-label={answer.failed ? 'Failed' : 'Succeeded'} />
      <span className={classes('mono', styles.args)}>{signature(answer.value, 48)}</span>
    </span>
  );
}

/** A result whose call is not shown. */
export function ToolResultBody({ result }: { result: ToolResult }) {
  return (
    <div className={classes(styles.tool, styles.open)}>
      <Value label={`${result.failed ? 'Error' : 'Result'}${result.name ? ` of ${result.name}` : ' of a tool'}`} value={result.value} />
    </div>
  );
}

function Value({ label, value }: { label: string; value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    <section>
      <h4 className={styles.label}>{label}</h4>
      {typeof value === 'string' ? <Code text={value} wrap /> : <JsonTree label={label} value={value} />}
    </section>
  );
}

