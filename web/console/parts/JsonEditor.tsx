import { lazy, Suspense } from 'react';
import { Field } from './Field';
import { Skeleton } from './Skeleton';

export interface JsonEditorProps {
  label: string;
  value: string;
  onChange?: (text: string) => void;
  hint?: string;
  error?: string | null;
  required?: boolean;
  hideLabel?: boolean;
  readOnly?: boolean;
  minLines?: number;
  maxLines?: number;
  /** What can be written after a prefix. */
  complete?: (prefix: string) => readonly { label: string; detail?: string; apply?: string }[];
}

const View = lazy(() => import('./editor/JsonEditorView'));

/** JSON as text, checked as it is typed. */
export function JsonEditor(props: JsonEditorProps) {
  const { label, hint, error, required, hideLabel, minLines = 4 } = props;
  return (
    <Field {...{ label, hint, error, required, hideLabel }}>
      {(control) => (
        <Suspense fallback={<Skeleton shape="block" height={`${minLines * 1.2 + 1}rem`} />}>
          <View {...props} describedBy={control['aria-describedby']} />
        </Suspense>
      )}
    </Field>
  );
}

/** Return the value of a JSON text, or what is wrong with it. Nothing written is undefined. */
export function parseJson(text: string): { value: unknown; error: null } | { value: undefined; error: string } {
  if (text.trim() === '') return { value: undefined, error: null };
  try {
    const value: unknown = JSON.parse(text);
    return { value, error: null };
  } catch (problem) {
    return { value: undefined, error: problem instanceof Error ? `Not valid JSON: ${problem.message}` : 'Not valid JSON.' };
  }
}
