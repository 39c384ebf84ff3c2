import { useState } from 'react';
import { type Json, equal } from '../model/json';
import { ExpressionField } from './ExpressionField';
import { parsedJson } from './fields';

/** A value of any type, as JSON. A text that is no JSON, such as `${input.x}`, is that text, unless the value is literal. */
export function JsonField({ label, path, value, onChange, hint, required, literal = false, onWrong }: {
  label: string; path: readonly string[]; value: Json | undefined; onChange: (value: Json | undefined) => void;
  hint?: string | undefined; required?: boolean; literal?: boolean;
  /** Called with the problem of the present text, which the value then does not match; null if there is none. */
  onWrong?: (error: string | null) => void;
}) {
  const [text, setText] = useState(() => shown(value, literal));
  const parsed = parsedJson(text, literal);
  const current = 'error' in parsed || equal(parsed.value, value ?? null) ? text : shown(value, literal);
  const wrong = 'error' in parsed && current === text ? parsed.error : undefined;
  return (
    <ExpressionField
      label={label}
      path={path}
      required={required}
      hint={wrong ? `Not kept yet: ${wrong}` : hint}
      lines={3}
      value={current}
      placeholder={literal ? '{"name": "Ada"}' : '{"name": "${input.name}"}'}
      onChange={(next) => {
        setText(next);
        const result = parsedJson(next, literal);
        onWrong?.('error' in result ? result.error : null);
        if ('value' in result) onChange(next.trim() === '' && !required ? undefined : result.value);
      }}
    />
  );
}

function shown(value: Json | undefined, literal: boolean): string {
  if (value === undefined || value === null) return '';
  if (literal) return JSON.stringify(value, null, 2);
  return typeof value === 'string' && 'value' in parsedJson(value) && !/^[\d[{"tfn-]/.test(value.trim()) ? value : JSON.stringify(value, null, 2);
}
