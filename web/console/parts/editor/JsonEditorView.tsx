import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, linter } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { classes } from '../classes';
import type { JsonEditorProps } from '../JsonEditor';
import styles from './Editor.module.css';
import { look } from './look';

const described = new Compartment();

/** The editor itself; loaded when the first one is shown. Escape then Tab leaves it. */
export default function JsonEditorView({ label, value, onChange, error, readOnly = false, minLines = 4, maxLines = 24, complete, describedBy }: JsonEditorProps & { describedBy?: string | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const latest = useRef({ value, onChange, complete });
  useEffect(() => {
    latest.current = { value, onChange, complete };
  });
  useEffect(() => {
    if (!place.current) return;
    const view = new EditorView({
      parent: place.current,
      doc: latest.current.value,
      extensions: [
        lineNumbers(),
        foldGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        json(),
        readOnly ? [] : [linter(lint, { delay: 400 }), lintGutter()],
        autocompletion({ override: [(context) => suggest(context, latest.current.complete)] }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap]),
        look(),
        EditorView.lineWrapping,
        EditorView.theme({ '.cm-content, .cm-gutter': { minHeight: `${minLines * 1.55}em` }, '.cm-scroller': { maxHeight: `${maxLines * 1.55 + 1.5}em`, overflow: 'auto' } }),
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        described.of([]),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          const text = update.state.doc.toString();
          if (text !== latest.current.value) latest.current.onChange?.(text);
        }),
      ],
    });
    editor.current = view;
    return () => view.destroy();
  }, [label, readOnly, minLines, maxLines]);
  // Not a reason for another editor: what describes it comes and goes with an error, while one types.
  useEffect(() => {
    const attributes: Record<string, string> = describedBy ? { 'aria-describedby': describedBy } : {};
    editor.current?.dispatch({ effects: described.reconfigure(EditorView.contentAttributes.of(attributes)) });
  }, [describedBy, label, readOnly, minLines, maxLines]);
  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={place} className={classes(styles.frame, error && styles.invalid, readOnly && styles.readOnly)} />;
}

/** Otherwise Chromium gives what is typed over coloured text that colour, by an inline style, which the policy forbids. */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { data, inputType, isComposing } = event;
  if (inputType !== 'insertText' || !data || isComposing || view.state.readOnly || view.state.selection.main.empty) return false;
  view.dispatch(view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true }));
  return true;
}

function lint(view: EditorView) {
  // Nothing at all is not an error: it is where one begins.
  return view.state.doc.toString().trim() === '' ? [] : jsonParseLinter()(view);
}

function suggest(context: CompletionContext, complete: JsonEditorProps['complete']): CompletionResult | null {
  const word = context.matchBefore(/[\w.${]+/);
  if (!complete || (!word && !context.explicit)) return null;
  const options = complete(word?.text ?? '');
  return options.length === 0 ? null : { from: word?.from ?? context.pos, options: [...options], filter: false };
}
