import { Minus, Pencil, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Segments } from '../../../parts/Tabs';
import { createInput, shareable } from '../model/convert';
import type { WorkflowDraft } from '../model/document';
import { asText } from '../model/expressions';
import { type Json, isList, isObject } from '../model/json';
import { type Difference, differences } from '../model/merge';
import styles from './Panels.module.css';

const Diff = lazy(() => import('../../../parts/Diff').then(({ Diff: part }) => ({ default: part })));

/** What differs between two workflows: by node and field, or as JSON. */
export function Differences({ before, after }: { before: WorkflowDraft; after: WorkflowDraft }) {
  const found = useMemo(() => differences(shareable(before), shareable(after)), [before, after]);
  const [view, setView] = useState('fields');
  const groups = useMemo(() => grouped(found), [found]);
  if (found.length === 0) return <p className={styles.about}>No differences.</p>;
  return (
    <div className={styles.differences}>
      <Segments label="View" value={view} onChange={setView} items={[{ value: 'fields', label: 'Changes' }, { value: 'json', label: 'JSON' }]} />
      {view === 'json' ? (
        <Suspense>
          <Diff before={createInput(shareable(before))} after={createInput(shareable(after))} label="The workflow as JSON, before and after" />
        </Suspense>
      ) : (
        groups.map(([subject, each]) => <Group key={subject} subject={subject} differences={each} />)
      )}
    </div>
  );
}

function grouped(found: readonly Difference[]): readonly (readonly [string, readonly Difference[]])[] {
  const groups = new Map<string, Difference[]>();
  for (const each of found) {
    const subject = each.path[0] === 'nodes' ? (each.path[1] ?? 'nodes') : 'Workflow';
    groups.set(subject, [...(groups.get(subject) ?? []), each]);
  }
  return [...groups];
}

function Group({ subject, differences: each }: { subject: string; differences: readonly Difference[] }) {
  const whole = each.find(({ path }) => path.length === 2 && path[0] === 'nodes');
  const kind = whole ? (whole.before === undefined ? 'added' : 'removed') : 'changed';
  const Icon = kind === 'added' ? Plus : kind === 'removed' ? Minus : Pencil;
  return (
    <section className={styles.change} data-kind={kind}>
      <h3>
        <Icon aria-hidden />
        {subject}
        <span className={styles.about}>{kind}{whole && ` · ${typeOf(whole.after ?? whole.before)}`}</span>
      </h3>
      {!whole && (
        <dl>
          {each.map(({ path, before, after }) => (
            <div key={path.join('.')}>
              <dt>{path.slice(subject === 'Workflow' ? 0 : 2).join('.')}</dt>
              <dd>
                {before !== undefined && before !== null && <del>{short(before)}</del>}
                {after !== undefined && after !== null && <ins>{short(after)}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function typeOf(node: Json | undefined): string {
  return isObject(node) && typeof node.type === 'string' ? node.type.toLowerCase() : 'node';
}

/** Return a value as it is shown in a line. */
export function short(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'none';
  const text = isList(value) && value.every((each) => typeof each === 'string') ? value.join(', ') || 'none' : asText(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text || '“”';
}
