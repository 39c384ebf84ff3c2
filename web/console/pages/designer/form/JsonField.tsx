import { useState } from 'react';
import { type Json, equal } from '../model/json';
import { ExpressionField } from './ExpressionField';
import { parsedJson } from './fields';

/** A value of any type, as JSON. A text that is no JSON, such as `${input.x}`, is that text. */
export function JsonField({ label, path, value, onChange, hint, required }: {
  label: string; path: readonly string[]; value: Json | undefined; onChange: (value: Json | undefined) => void;
  hint?: string | undefined; required?: boolean;
}) {
  const [text, setText] = useState(() => shown(value));
  const parsed = parsedJson(text);
  const current = 'error' in parsed || equal(parsed.value, value ?? null) ? text : shown(value);
  const wrong = 'error' in parsed && current === text ? parsed.error : undefined;
  return (
    <ExpressionField
      label={label}
      path={path}
      required={required}
      hint={wrong ? `Not kept yet: ${wrong}` : hint}
      lines={3}
      value={current}
      placeholder={'{"name": "${input.name}"}'}
      onChange={(next) => {
        setText(next);
        const result = parsedJson(next);
        if ('value' in result) onChange(next.trim() === '' && !required ? undefined : result.value);
      }}
    />
  );
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && 'value' in parsedJson(value) && !/^[\d[{"tfn-]/.test(value.trim()) ? value : JSON.stringify(value, null, 2);
}
