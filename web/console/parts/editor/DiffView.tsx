import { json } from '@codemirror/lang-json';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { DiffProps } from '../Diff';
import { useNarrow } from '../narrow';
import styles from './Editor.module.css';
import { look } from './look';

/** The difference itself: side by side, and one below the other on a phone. */
export default function DiffView({ before, after, label, split = true }: DiffProps) {
  const place = useRef<HTMLDivElement>(null);
  const beside = !useNarrow() && split;
  const [old, next] = [text(before), text(after)];
  useEffect(() => {
    if (!place.current) return;
    const shared = (name: string) => [
      lineNumbers(),
      json(),
      look(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': name }),
    ];
    const collapseUnchanged = { margin: 3, minSize: 6 };
    const view = beside
      ? new MergeView({
          parent: place.current,
          a: { doc: old, extensions: shared(`${label}, before`) },
          b: { doc: next, extensions: shared(`${label}, after`) },
          collapseUnchanged,
        })
      : new EditorView({
          parent: place.current,
          doc: next,
          extensions: [shared(label), unifiedMergeView({ original: old, mergeControls: false, collapseUnchanged })],
        });
    return () => view.destroy();
  }, [old, next, beside, label]);
  return <div ref={place} className={styles.diff} />;
}

const LONG = 2000;

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, (_, inner: unknown) => cut(inner), 2) ?? '');
}

/** Cut what no one reads, such as an image, but let two of them differ. */
function cut(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= LONG) return value;
  let hash = 0;
  for (let at = 0; at < value.length; at += 1) hash = (hash * 31 + value.charCodeAt(at)) | 0;
  return `${value.slice(0, 60)}… ${value.length} characters, checksum ${(hash >>> 0).toString(16)}`;
}
