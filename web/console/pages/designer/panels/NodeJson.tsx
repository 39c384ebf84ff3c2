import { useState } from 'react';
import { JsonEditor } from '../../../parts/JsonEditor';
import type { NodeDraft } from '../model/document';
import { setNode } from '../model/edits';
import { type Json, equal, isJson, isObject } from '../model/json';
import { completions } from '../model/scope';
import { typeWord } from '../model/scope';
import { useForm } from '../form/context';
import { useDesign } from '../state/context';

/** The config of a node as JSON. What is not JSON yet is not kept. */
export function NodeJson({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const { problems, names } = useForm();
  const [text, setText] = useState(() => JSON.stringify(node.config, null, 2));
  const parsed = parse(text);
  const shown = parsed === null || equal(parsed, node.config) ? text : JSON.stringify(node.config, null, 2);
  const problem = problems.find(({ field }) => field[0] === 'config');
  return (
    <JsonEditor
      label="Config as JSON"
      value={shown}
      minLines={8}
      error={parsed === null ? 'Not kept yet: this is not a JSON object.' : problem && `${problem.field.join('.')}: ${problem.message}`}
      complete={(prefix) => completions(names, prefix).map((name) => ({ label: name.path, detail: typeWord(name.schema) }))}
      onChange={(next) => {
        setText(next);
        const config = parse(next);
        if (isObject(config)) designer.edit(setNode(node.key, { config }), `config ${node.key}`);
      }}
    />
  );
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isJson(value) ? value : null;
  } catch {
    return null;
  }
}
