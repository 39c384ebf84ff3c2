import { FileJson2, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import { Empty } from '../../../parts/Empty';
import { JsonTree } from '../../../parts/JsonTree';
import { Time } from '../../../parts/Time';
import { marksOf } from '../thread/documents';
import type { LastPatch, SharedDocument } from '../thread/thread';
import { DocumentEditor } from './DocumentEditor';
import styles from './Documents.module.css';

interface DocumentsProps {
  sessionId: string;
  documents: readonly SharedDocument[];
  patches: ReadonlyMap<string, LastPatch>;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  mayNotEdit: string | null;
}

const OPERATION = `mutation ($sessionId: ID!) {
  patchDocument(input: {
    sessionId: $sessionId, key: "plan", baseVersion: 0,
    patch: [{op: "add", path: "/title", value: "A plan"}]
  }) { document { version } errors { code message } }
}`;

/** The documents that everyone in the session edits, as trees in which the last patch is marked. */
export function Documents({ sessionId, documents, patches, chosen, onChoose, mayNotEdit }: DocumentsProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const current = documents.find((each) => each.id === chosen) ?? documents.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  if (editing !== null) {
    const document = documents.find((each) => each.id === editing);
    return <DocumentEditor sessionId={sessionId} document={document ?? null} onClose={() => setEditing(null)} />;
  }
  if (!current) {
    return (
      <Empty
        compact
        icon={FileJson2}
        title="No documents"
        action={<Button disabledReason={mayNotEdit} onClick={() => setEditing('')}>New document</Button>}
        operation={OPERATION}
      >
        A shared document is JSON that people and agents edit at the same time.
      </Empty>
    );
  }
  const patch = patches.get(current.id);
  return (
    <div className={styles.documents}>
      <ul className={styles.list} aria-label="Documents">
        {documents.map((each) => (
          <li key={each.id}>
            <button type="button" className={classes(styles.name, each.id === current.id && styles.chosen)} aria-current={each.id === current.id} onClick={() => onChoose(each.id)}>
              <FileJson2 aria-hidden />
              <span className="truncate">{each.key}</span>
              <span className={classes('tabular', styles.version)}>v{each.version}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.meta}>
        {current.updatedBy.name} changed it <Time at={current.updatedAt} />
        {patch && ', marked below'}
      </p>
      <JsonTree key={current.id} label={current.key} value={current.value} open={3} download={`${current.key}.json`} {...(patch ? { marks: marksOf(patch.patch, current.value) } : {})} />
      <div className={styles.actions}>
        <Button icon={PencilLine} disabledReason={mayNotEdit} onClick={() => setEditing(current.id)}>Edit</Button>
        <Button variant="ghost" disabledReason={mayNotEdit} onClick={() => setEditing('')}>New document</Button>
      </div>
    </div>
  );
}
