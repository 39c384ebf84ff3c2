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
  /** Return the texts that can be written after a prefix. */
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
