import { Braces } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '../../../parts/Button';
import { Popover } from '../../../parts/Popover';
import { classes } from '../../../parts/classes';
import { asText, pathIn, preview, segments } from '../model/expressions';
import { type VisibleName, completions, typeWord } from '../model/scope';
import { NameTree } from './NameTree';
import { fieldId, useForm, useProblem } from './context';
import styles from './Form.module.css';

interface ExpressionFieldProps {
  label: string;
  path: readonly string[];
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  required?: boolean | undefined;
  /** The whole text is an expression, without `${ }`. */
  bare?: boolean;
  /** Show at least this many lines. */
  lines?: number;
  placeholder?: string | undefined;
  /** Beside the label: how else the value can be given. */
  aside?: ReactNode;
}

/** A text that can contain expressions: completion while typing, the names that are visible here, its value in the last run. */
export function ExpressionField({ label, path, value, onChange, hint, required, bare, lines = 1, placeholder, aside }: ExpressionFieldProps) {
  const id = useId();
  const form = useForm();
  const problem = useProblem(path);
  const input = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [typed, setTyped] = useState<{ text: string; start: number } | null>(null);
  const [at, setAt] = useState(0);
  const options = typed ? completions(form.names, typed.text).slice(0, 12) : [];
  const open = options.length > 0;
  const known = bare ? barePreview(value, form.valueOf) : preview(value, form.valueOf);

  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);

  const change = (text: string, position: number) => {
    const typedDollar = !bare && text.slice(0, position).endsWith('${') && text.length === value.length + 1;
    const next = typedDollar ? `${text.slice(0, position)}}${text.slice(position)}` : text;
    if (typedDollar) caret.current = position;
    onChange(next);
    setTyped(wordAt(next, position, bare ?? false));
    setAt(0);
  };
  const complete = (name: VisibleName) => {
    if (!typed) return;
    const end = input.current?.selectionStart ?? value.length;
    caret.current = typed.start + name.path.length;
    const text = value.slice(0, typed.start) + name.path + value.slice(end);
    onChange(text);
    setTyped(null);
    input.current?.focus();
  };
  const insert = (name: string) => {
    const position = input.current?.selectionStart ?? value.length;
    const inside = bare || segments(value).some((each) => each.expression && position >= each.start && position <= each.start + each.text.length);
    const text = inside ? name : `\${${name}}`;
    caret.current = position + text.length;
    onChange(value.slice(0, position) + text + value.slice(position));
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % options.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + options.length) % options.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && options[at]) complete(options[at]);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.field} id={fieldId(path)}>
      <div className={styles.labels}>
        <label htmlFor={id} className={styles.label}>
          {label}
          {required && <span aria-hidden className={styles.required}>*</span>}
        </label>
        <span className={styles.asides}>
          {aside}
          {form.names.length > 0 && <Popover
            label="Names that can be used here"
            align="end"
            trigger={<IconButton size="sm" label={`Insert a value into ${label}`} icon={Braces} />}
          >
            <NameTree names={form.names} onChoose={insert} />
          </Popover>}
        </span>
      </div>
      <div className={styles.editor}>
        <div className={styles.mirror} aria-hidden>
          {bare ? <Marked text={value} /> : segments(value).map((each, index) => (each.expression ? <Marked key={index} text={`\${${each.text}}`} /> : each.text))}
          {'​'}
        </div>
        <textarea
          ref={input}
          id={id}
          className={classes(styles.text, bare && styles.mono)}
          value={value}
          rows={lines}
          placeholder={placeholder}
          spellCheck={false}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-notes`}
          aria-required={required || undefined}
          {...(open ? { 'aria-activedescendant': `${id}-${at}`, 'aria-controls': `${id}-list` } : {})}
          onChange={(event) => {
            change(event.target.value, event.target.selectionStart);
          }}
          onKeyDown={press}
          onBlur={() => {
            setTyped(null);
          }}
        />
        {open && (
          <div className={styles.completions} role="listbox" id={`${id}-list`} aria-label="Completions">
            {options.map((name, index) => (
              <div
                key={name.path}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                className={classes(styles.completion, index === at && styles.active)}
                onMouseDown={(event) => {
                  event.preventDefault();
                  complete(name);
                }}
              >
                <span className={styles.mono}>{name.path}</span>
                <span className={styles.known}>{name.value === undefined ? typeWord(name.schema) : asText(name.value)}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <div id={`${id}-notes`} className={styles.notes}>
        {problem ? <p className={styles.error}>{problem}</p> : hint && <p className={styles.hint}>{hint}</p>}
        {known !== undefined && <p className={styles.preview} title="In the last run">= {asText(known).slice(0, 200)}</p>}
      </div>
    </div>
  );
}

function Marked({ text }: { text: string }) {
  return <mark className={styles.mark}>{text}</mark>;
}

function barePreview(text: string, valueOf: (path: readonly string[]) => ReturnType<typeof preview>) {
  const path = pathIn(text);
  return path === null ? undefined : valueOf(path);
}

/** Return the path that is being typed before a caret, if the caret is in an expression. */
function wordAt(text: string, caret: number, bare: boolean): { text: string; start: number } | null {
  const inside = bare || segments(text).some((each) => each.expression && caret >= each.start && caret <= each.start + each.text.length);
  if (!inside) return null;
  const word = /[A-Za-z_][\w.]*(?:\["[^"]*"\]?[\w.]*|\[\d*\]?[\w.]*)*$/.exec(text.slice(0, caret))?.[0] ?? '';
  const start = caret - word.length;
  return word || text.slice(0, caret).endsWith('${') ? { text: word, start } : null;
}
