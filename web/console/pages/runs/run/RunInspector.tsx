import type { Picture } from '@parley-gateway/client/react';
import type { RunQuery } from '@parley-gateway/client/operations/runs';
import { Empty } from '../../../parts/Empty';
import { ErrorNote } from '../../../parts/ErrorNote';
import { JsonTree } from '../../../parts/JsonTree';
import { KeyValue } from '../../../parts/KeyValue';
import { Linked } from '../Linked';
import { Tabs } from '../../../parts/Tabs';
import { Time } from '../../../parts/Time';
import type { InspectorTab } from '../search';
import styles from './Inspector.module.css';
import { triggerWord } from '../words';

/** A run, as its page reads it. */
export type RunDetail = NonNullable<RunQuery['execution']>;

/** The run itself: who started it and why, its input and its output. */
export function RunInspector({ run, picture, tab, onTab }: { run: RunDetail; picture: Picture; tab: InspectorTab; onTab: (tab: InspectorTab) => void }) {
  const shown = tab === 'attempts' ? 'summary' : tab;
  const state = picture.state;
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <div className={styles.names}>
          <h2 className={styles.title}>Run</h2>
        </div>
      </header>
      <div className={styles.tabs}>
        <Tabs
          label="Details of the run"
          value={shown}
          onChange={onTab}
          items={[
            { value: 'summary', label: 'Summary' },
            { value: 'input', label: 'Input' },
            { value: 'output', label: 'Output' },
          ]}
        />
      </div>
      <div className={styles.body} tabIndex={0} role="region" aria-label="Details" key={shown}>
        {shown === 'summary' && (
          <>
            {state?.error && <ErrorNote title="Failed" error={state.error} />}
            <Facts run={run} picture={picture} />
          </>
        )}
        {shown === 'input' && <JsonTree label="Input" value={run.input} open={3} download={`${run.id}-input.json`} />}
        {shown === 'output' &&
          (state?.status === 'COMPLETED' ? (
            <JsonTree label="Output" value={run.output} open={3} download={`${run.id}-output.json`} />
          ) : (
            <Empty compact title="It has not completed." />
          ))}
      </div>
    </div>
  );
}

function Facts({ run, picture }: { run: RunDetail; picture: Picture }) {
  const { state } = picture;
  const parent = run.parentNode;
  return (
    <KeyValue
      items={[
        { label: 'Trigger', value: triggerWord(run.trigger) },
        { label: 'Version', value: run.workflow ? `v${run.version}` : 'One-off' },
        { label: 'Requested', value: <Time at={run.createdAt} /> },
        { label: 'Started', value: state?.startedAt && <Time at={state.startedAt} /> },
        { label: 'Ended', value: state?.completedAt && <Time at={state.completedAt} /> },
        { label: 'Started by', value: <Linked type={run.startedBy.__typename} id={run.startedBy.id}>{run.startedBy.name}</Linked> },
        run.workflow && {
          label: 'Workflow',
          value: (
            <Linked type="Workflow" id={run.workflow.id}>
              {run.workflow.name}
            </Linked>
          ),
          wide: true,
        },
        run.session && {
          label: 'Session',
          value: (
            <Linked type="Session" id={run.session.id}>
              {run.session.name}
            </Linked>
          ),
          wide: true,
        },
        parent?.execution
          ? {
              label: 'Started by the node of a run',
              value: (
                <Linked type="WorkflowExecution" id={parent.execution.id}>
                  {parent.name} of {parent.execution.workflow?.name ?? 'a run'}
                </Linked>
              ),
              wide: true,
            }
          : null,
      ]}
    />
  );
}
