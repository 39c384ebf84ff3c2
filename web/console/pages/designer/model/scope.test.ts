import { describe, expect, it } from 'vitest';
import { type NodeDraft, EMPTY, ONCE } from './document';
import { isDynamic, nodesUsed, pathIn, preview, segments } from './expressions';
import { type RunValues, type VisibleName, completions, typeWord, valueIn, visibleNames, within } from './scope';

const node = (key: string, dependsOn: string[] = []): NodeDraft => ({
  key, name: '', type: 'TRANSFORM', config: {}, dependsOn, when: null, retry: ONCE, timeoutSeconds: null, onError: 'FAIL',
});
const WORKFLOW = {
  ...EMPTY.workflow,
  nodes: [node('fetch'), node('my-node', ['fetch']), node('last', ['my-node']), node('other')],
  inputSchema: { type: 'object', properties: { url: { type: 'string', description: 'Where' } } },
};
const RUN: RunValues = {
  input: { url: 'https://example.com/' },
  nodes: new Map([['fetch', { output: { status: 200, items: [{ 'the name': 'x' }] } }]]),
};
const names = visibleNames(WORKFLOW, 'last', () => ({ type: 'object', properties: { ok: { type: 'boolean' } } }), RUN);
const paths = (found: readonly { path: string }[]) => found.map((each) => each.path);

describe('visible names', () => {
  it('are the input, the nodes that come before, and the run', () => {
    expect(paths(names)).toEqual(['input', 'nodes["my-node"]', 'nodes.fetch', 'execution']);
  });

  it('have what the schema declares and what the last run produced', () => {
    const [input, , fetch] = names;
    expect(input && within(input)[0]).toMatchObject({ path: 'input.url', value: 'https://example.com/', schema: { type: 'string' } });
    const output = fetch && within(fetch)[0];
    expect(output && paths(within(output))).toEqual(['nodes.fetch.output.status', 'nodes.fetch.output.items', 'nodes.fetch.output.ok']);
    const items = output && within(output)[1];
    const first = items && within(items)[0];
    expect(first && paths(within(first))).toEqual(['nodes.fetch.output.items[0]["the name"]']);
  });

  it('are completed step by step', () => {
    expect(paths(completions(names, 'nodes.f')).slice(0, 2)).toEqual(['nodes.fetch', 'nodes.fetch.output']);
    expect(paths(completions(names, 'nodes.fetch.output.'))).toContain('nodes.fetch.output.status');
    expect(paths(completions(names, 'inp'))).toEqual(['input', 'input.url']);
  });

  it('follow references and leave null out', () => {
    const name: VisibleName = { path: 'input', label: 'input', value: undefined, schema: { anyOf: [{ $ref: '#/$defs/A' }, { type: 'null' }], $defs: { A: { type: 'object', properties: { b: { type: 'integer' } } } } } };
    expect(within(name)).toMatchObject([{ path: 'input.b', schema: { type: 'integer' } }]);
    expect(typeWord({ type: ['string', 'null'] })).toBe('string');
  });
});

describe('expressions', () => {
  it('are found in texts, past strings, braces and literal dollars', () => {
    expect(segments('a ${input.x} $${no} ${ {"a": "}"} }').filter((each) => each.expression).map((each) => each.text)).toEqual(['input.x', ' {"a": "}"} ']);
    expect(isDynamic('$${x}')).toBe(false);
    expect(segments('${open').at(-1)).toMatchObject({ text: 'open', expression: true });
  });

  it('name the nodes they use', () => {
    expect(nodesUsed('nodes.a.output + nodes["b c"].status + "nodes.d" + my.nodes.e')).toEqual(['a', 'b c']);
  });

  it('show their value in the last run if they are paths', () => {
    const known = (path: readonly string[]) => valueIn(RUN, path);
    expect(preview('${nodes.fetch.output.status}', known)).toBe(200);
    expect(preview('Got ${nodes.fetch.output.items[0]["the name"]} from ${input.url}', known)).toBe('Got x from https://example.com/');
    expect(preview('${size(input.url)}', known)).toBeUndefined();
    expect(preview('no expression', known)).toBeUndefined();
    expect(pathIn('nodes.a.output[')).toBeNull();
  });
});
