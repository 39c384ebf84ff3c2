import { type Parley, ParleyError } from '@parley-gateway/client';
import { PatchDocumentDocument, SharedDocumentDocument } from '@parley-gateway/client/operations/documents';
import { useParley } from '@parley-gateway/client/react';
import { useState } from 'react';
import { Button } from '../../../parts/Button';
import { ErrorNote, type Failure } from '../../../parts/ErrorNote';
import { JsonEditor } from '../../../parts/JsonEditor';
import { TextField } from '../../../parts/TextField';
import { changesOf, merged, patchOf, withValue, type Conflict } from '../thread/documents';
import type { SharedDocument } from '../thread/thread';
import { ConflictView } from './ConflictView';
import styles from './DocumentEditor.module.css';

interface EditorProps {
  sessionId: string;
  /** The document as it is now; null for a new one. */
  document: SharedDocument | null;
  onClose: () => void;
}

interface Base {
  readonly version: number;
  readonly value: unknown;
}

/** Someone else's version, my changes merged into it, and the fields in conflict. */
interface Clash extends Base {
  readonly by: string;
  readonly mine: unknown;
  readonly conflicts: readonly Conflict[];
}

/** Edit a document. Only the changes are saved, as a patch of the version that was opened. */
export function DocumentEditor({ sessionId, document, onClose }: EditorProps) {
  const parley = useParley();
  const [key, setKey] = useState(document?.key ?? '');
  const [base] = useState<Base>(() => ({ version: document?.version ?? 0, value: document?.value ?? {} }));
  const [text, setText] = useState(() => JSON.stringify(base.value, null, 2));
  const [clash, setClash] = useState<Clash | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const value = parsed(text);
  const newer = document && document.version > base.version ? document : null;

  const save = async (from: Base, next: unknown) => {
    const changes = changesOf(from.value, next);
    if (changes.length === 0 && from.version > 0) return onClose();
    setSaving(true);
    setError(null);
    try {
      await parley.mutate(PatchDocumentDocument, { input: { sessionId, key: key.trim(), baseVersion: from.version, patch: patchOf(changes) } });
      onClose();
    } catch (problem) {
      if (problem instanceof ParleyError && problem.code === 'CONFLICT') {
        const theirs = await latest(parley, sessionId, key.trim());
        if (theirs) return compare(from, next, theirs);
      }
      setError(problem instanceof Error ? problem : { message: String(problem) });
    } finally {
      setSaving(false);
    }
  };
  const compare = async (from: Base, mine: unknown, theirs: SharedDocument): Promise<void> => {
    const { value: both, conflicts } = merged(from.value, mine, theirs.value);
    const next = { version: theirs.version, value: theirs.value };
    // Changes of different fields do not disagree; they are saved without a question.
    if (conflicts.length === 0) return save(next, both);
    setClash({ ...next, by: theirs.updatedBy.name, mine: both, conflicts });
  };

  if (clash) {
    return (
      <ConflictView
        by={clash.by}
        version={clash.version}
        conflicts={clash.conflicts}
        saving={isSaving}
        error={error}
        onBack={() => setClash(null)}
        onResolve={(mine) => {
          const chosen = mine.reduce<unknown>((whole, conflict) => withValue(whole, conflict.path, conflict.mine), clash.mine);
          void save(clash, chosen);
        }}
      />
    );
  }
  return (
    <div className={styles.editor}>
      {document === null && <TextField label="Key" value={key} onChange={setKey} mono autoFocus required placeholder="plan" />}
      {newer && <p className={styles.newer}>{newer.updatedBy.name} saved version {newer.version} in the meantime. Your changes are merged with it when you save.</p>}
      <JsonEditor label={document?.key ?? 'Value'} value={text} onChange={setText} minLines={10} maxLines={28} {...(value === undefined ? { error: 'This is not JSON.' } : {})} />
      <ErrorNote error={error} />
      <div className={styles.actions}>
        <Button
          variant="primary"
          busy={isSaving}
          disabledReason={value === undefined ? 'This is not JSON' : key.trim() === '' ? 'Give it a key' : null}
          onClick={() => void save(base, value)}
        >
          Save
        </Button>
        <Button variant="ghost" onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}

async function latest(parley: Parley, sessionId: string, key: string): Promise<SharedDocument | null> {
  const { sharedDocument } = await parley.query(SharedDocumentDocument, { key, sessionId });
  return sharedDocument;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
