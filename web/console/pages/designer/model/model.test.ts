import { describe, expect, it } from 'vitest';
import { branchOf, edgesOf } from './branches';
import { createInput, exported, imported, tryNodes, updateInput, workflowFrom } from './convert';
import { type Design, type NodeDraft, EMPTY, ONCE, ancestors, freeKey, nodeOf, wouldCycle } from './document';
import { addNode, clipOf, connect, disconnect, paste, removeNodes, renameKey, setNode, setAction } from './edits';
import { begin, changed, redone, undone } from './history';
import { laidOut, placed, withRoom } from './layout';
import { differences, merged, nodeChanges, resolved } from './merge';
import { allProblems, localProblems, problemOf } from './problems';
import { walk } from './walk';

const node = (key: string, over: Partial<NodeDraft> = {}): NodeDraft => ({
  key, name: '', type: 'TRANSFORM', config: { value: 1 }, dependsOn: [], when: null, retry: ONCE, timeoutSeconds: null, onError: 'FAIL', ...over,
});
const design = (...nodes: NodeDraft[]): Design => ({ ...EMPTY, workflow: { ...EMPTY.workflow, name: 'W', nodes } });
const CHAIN = design(node('a'), node('b', { dependsOn: ['a'] }), node('c', { dependsOn: ['b'] }));
const dependsOn = (of: Design, key: string) => nodeOf(of.workflow, key)?.dependsOn;

describe('edits', () => {
  it('gives each new node a free key made from its name', () => {
    const once = addNode({ type: 'DELAY', name: 'Wait a bit!', config: {} })(CHAIN);
    const twice = addNode({ type: 'DELAY', name: 'Wait a bit!', config: {} })(once);
    expect(twice.workflow.nodes.map((each) => each.key)).toEqual(['a', 'b', 'c', 'wait_a_bit', 'wait_a_bit_2']);
    expect(freeKey([], '3 things')).toBe('n_3_things');
    expect(freeKey(['x_2', 'x'], 'x')).toBe('x_3');
    expect(freeKey([], '…')).toBe('n');
  });

  it('puts a node on an edge', () => {
    const next = addNode({ type: 'DELAY', name: 'wait', config: {} }, { after: 'a', before: 'b' })(CHAIN);
    expect(dependsOn(next, 'wait')).toEqual(['a']);
    expect(dependsOn(next, 'b')).toEqual(['wait']);
  });

  it('keeps the branch of an edge that a node is put on', () => {
    const given = design(node('ok', { type: 'CONDITION' }), node('no', { dependsOn: ['ok'], when: '!nodes.ok.output.value' }));
    const next = addNode({ type: 'DELAY', name: 'wait', config: {} }, { after: 'ok', before: 'no' })(given);
    expect(nodeOf(next.workflow, 'wait')?.when).toBe('!nodes.ok.output.value');
    expect(nodeOf(next.workflow, 'no')).toMatchObject({ when: null, dependsOn: ['wait'] });
  });

  it('turns a branch into a condition, and removes it with the edge', () => {
    const given = design(node('review', { type: 'APPROVAL' }), node('send'));
    const joined = connect('review', 'send', 'rejected')(given);
    expect(nodeOf(joined.workflow, 'send')).toMatchObject({ dependsOn: ['review'], when: '!nodes.review.output.approved' });
    expect(edgesOf(joined.workflow)[0]?.branch).toBe('rejected');
    const other = connect('review', 'send', 'then')(joined);
    expect(nodeOf(other.workflow, 'send')?.when).toBeNull();
    expect(nodeOf(disconnect('review', 'send')(joined).workflow, 'send')).toMatchObject({ dependsOn: [], when: null });
  });

  it('lets a run go on where an edge follows a failure', () => {
    const next = connect('a', 'c', 'failed')(design(node('a'), node('c')));
    expect(nodeOf(next.workflow, 'a')?.onError).toBe('CONTINUE');
    expect(nodeOf(next.workflow, 'c')?.when).toBe('nodes.a.status == "FAILED"');
  });

  it('makes no cycle', () => {
    expect(wouldCycle(CHAIN.workflow, 'c', 'a')).toBe(true);
    expect(connect('c', 'a')(CHAIN)).toBe(CHAIN);
    expect(connect('a', 'a')(CHAIN)).toBe(CHAIN);
  });

  it('closes the gap that a removed node leaves', () => {
    const next = removeNodes(['b'])(CHAIN);
    expect(dependsOn(next, 'c')).toEqual(['a']);
    expect(dependsOn(removeNodes(['a', 'b'])(CHAIN), 'c')).toEqual([]);
  });

  it('renames a key in dependencies and expressions, but not in other texts', () => {
    const given = design(
      node('get-it'),
      node('b', {
        dependsOn: ['get-it'],
        when: 'nodes["get-it"].output.ok && "nodes.get" != ""',
        config: { value: { 'nodes["get-it"]': 'say nodes["get-it"] ${nodes["get-it"].output} $${nodes["get-it"]}' } },
      }),
    );
    const next = nodeOf(renameKey('get-it', 'got')(given).workflow, 'b');
    expect(next?.dependsOn).toEqual(['got']);
    expect(next?.when).toBe('nodes.got.output.ok && "nodes.get" != ""');
    expect(next?.config).toEqual({ value: { 'nodes["get-it"]': 'say nodes["get-it"] ${nodes.got.output} $${nodes["get-it"]}' } });
    expect(renameKey('a', 'b')(CHAIN)).toBe(CHAIN);
  });

  it('pastes nodes that refer to each other, not to the originals', () => {
    const given = design(node('a'), node('a_2', { dependsOn: ['a'], config: { value: '${nodes.a.output}' } }));
    const next = paste(clipOf(given, ['a', 'a_2']))(given);
    expect(next.workflow.nodes.map((each) => each.key)).toEqual(['a', 'a_2', 'a_3', 'a_4']);
    expect(nodeOf(next.workflow, 'a_4')).toMatchObject({ dependsOn: ['a_3'], config: { value: '${nodes.a_3.output}' } });
  });
});

describe('branches', () => {
  it('reads them from conditions however they are written', () => {
    const source = node('is it', { type: 'CONDITION' });
    expect(branchOf(source, node('x', { when: "${ !nodes['is it'].output.value }" }))).toBe('false');
    expect(branchOf(node('ok', { type: 'CONDITION' }), node('x', { when: "${ !nodes['ok'].output.value }" }))).toBe('false');
    expect(branchOf(node('ok', { type: 'CONDITION' }), node('x'))).toBe('true');
    expect(branchOf(node('ok', { type: 'CONDITION' }), node('x', { when: 'input.x' }))).toBe('then');
    expect(branchOf(node('a'), node('x', { when: 'nodes.a.status == "FAILED"' }))).toBe('failed');
  });
});

describe('history', () => {
  it('undoes and redoes, typing in one field at once', () => {
    let history = changed(begin(1), 2, null, 0);
    history = changed(history, 3, 'name', 100);
    history = changed(history, 4, 'name', 500);
    expect(undone(history).present).toBe(2);
    expect(redone(undone(history)).present).toBe(4);
    expect(changed(history, 5, 'name', 5000).past.at(-1)).toBe(4);
    expect(undone(begin(1)).present).toBe(1);
    expect(changed(undone(history), 9, null, 0).future).toEqual([]);
  });
});

describe('conversion', () => {
  const read = {
    name: 'W', description: null, inputSchema: null, config: {},
    triggers: [{ type: 'WEBHOOK' as const, config: { signed: true, secretSetAt: '2030' }, enabled: true }],
    nodes: [{ ...node('a'), name: 'a', config: { value: 1 } }],
  };

  it('makes no difference of a workflow that was only read', () => {
    const given = workflowFrom(read);
    expect(updateInput('wf_1', 3, given, given)).toEqual({ id: 'wf_1', baseVersion: 3 });
    expect(createInput(given).nodes[0]).toMatchObject({ name: null, retry: null });
  });

  it('sends only what has changed', () => {
    const given = workflowFrom(read);
    expect(updateInput('wf_1', 3, given, { ...given, name: 'New' })).toEqual({ id: 'wf_1', baseVersion: 3, name: 'New' });
  });

  it('reads what it exports, without secrets', () => {
    const given = { workflow: { ...CHAIN.workflow, triggers: [{ type: 'WEBHOOK' as const, config: { secret: 'x'.repeat(20) }, enabled: true }] }, positions: { a: { x: 1, y: 2 } } };
    const text = exported(given);
    expect(text).not.toContain('xxxx');
    const back = imported(text);
    expect(back).toMatchObject({ positions: { a: { x: 1, y: 2 } } });
    expect(typeof back !== 'string' && back.workflow.nodes).toEqual(CHAIN.workflow.nodes);
  });

  it('reads the variables of createWorkflow, and says what is wrong with other texts', () => {
    expect(imported('{"input": {"name": "W", "nodes": [{"key": "a", "type": "DELAY"}]}}')).toMatchObject({ workflow: { name: 'W' } });
    expect(imported('{')).toBe('This is not JSON.');
    expect(imported('[]')).toContain('nodes');
    expect(imported('{"nodes": [{"key": "a", "type": "NO"}]}')).toContain('nodes.0');
  });

  it('simulates connectors in a try, unless a node says how', () => {
    const nodes = [node('a', { type: 'INTEGRATION', config: { simulate: '429:30' } }), node('b', { type: 'INTEGRATION', config: {} }), node('c')];
    expect(tryNodes(nodes, true).map((each) => each.config.simulate)).toEqual(['429:30', true, undefined]);
    expect(tryNodes(nodes, false)).toBe(nodes);
  });
});

describe('layout', () => {
  it('puts what follows below, the same every time, and leaves placed nodes alone', () => {
    const places = laidOut(CHAIN.workflow);
    expect(places.a?.y).toBeLessThan(places.b?.y ?? 0);
    expect(laidOut(CHAIN.workflow)).toEqual(places);
    const moved = placed({ ...CHAIN, positions: { a: { x: 500, y: 500 }, b: { x: 500, y: 900 } } });
    expect(moved.a).toEqual({ x: 500, y: 500 });
    expect(moved.c?.y).toBeGreaterThan(900);
  });

  it('makes room for a node that is put on an edge', () => {
    const inserted = addNode({ type: 'DELAY', name: 'wait', config: {} }, { after: 'a', before: 'b' })({ ...CHAIN, positions: laidOut(CHAIN.workflow) });
    const places = withRoom(inserted, 'wait', 'a', 'b');
    expect(places.wait?.y).toBeGreaterThan(places.a?.y ?? 0);
    expect(places.b?.y).toBeGreaterThan(places.wait?.y ?? 0);
    expect(places.c?.y).toBeGreaterThan(places.b?.y ?? 0);
  });

  it('walks along the edges', () => {
    const fork = design(node('a'), node('b', { dependsOn: ['a'] }), node('c', { dependsOn: ['a'] }));
    const places = { a: { x: 0, y: 0 }, b: { x: -50, y: 100 }, c: { x: 160, y: 100 } };
    expect(walk(fork.workflow, places, null, 'down')).toBe('a');
    expect(walk(fork.workflow, places, 'a', 'down')).toBe('b');
    expect(walk(fork.workflow, places, 'b', 'right')).toBe('c');
    expect(walk(fork.workflow, places, 'c', 'up')).toBe('a');
    expect(walk(fork.workflow, places, 'a', 'up')).toBeNull();
  });
});

describe('differences', () => {
  const base = design(node('a'), node('b', { dependsOn: ['a'], config: { value: { x: 1, y: 1 } } })).workflow;

  it('names whole nodes, or the single values', () => {
    const next = connect('a', 'c')(addNode({ type: 'DELAY', name: 'c', config: { seconds: 1 } })(setNode('b', { config: { value: { x: 2, y: 1 } } })({ workflow: base, positions: {} })));
    expect(differences(base, next.workflow).map((each) => each.path.join('.'))).toEqual(['nodes.b.config.value.x', 'nodes.c']);
    expect([...nodeChanges(base, next.workflow)]).toEqual([['b', 'changed'], ['c', 'added']]);
    expect(differences(base, base)).toEqual([]);
  });

  it('merges what two people changed in different places', () => {
    const mine = setNode('b', { config: { value: { x: 2, y: 1 } } })({ workflow: base, positions: {} }).workflow;
    const theirs = addNode({ type: 'DELAY', name: 'c', config: {} }, { after: 'b' })(setNode('b', { config: { value: { x: 1, y: 3 } } })({ workflow: base, positions: {} })).workflow;
    const both = merged(base, mine, theirs);
    expect(both.conflicts).toEqual([]);
    expect(nodeOf(both.workflow, 'b')?.config).toEqual({ value: { x: 2, y: 3 } });
    expect(nodeOf(both.workflow, 'c')?.dependsOn).toEqual(['b']);
  });

  it('tells what both changed, keeps mine, and takes theirs when asked', () => {
    const mine = { ...base, name: 'Mine' };
    const theirs = { ...base, name: 'Theirs' };
    const both = merged(base, mine, theirs);
    expect(both.conflicts).toEqual([{ path: ['name'], base: 'W', mine: 'Mine', theirs: 'Theirs' }]);
    expect(both.workflow.name).toBe('Mine');
    expect(resolved(both.workflow, both.conflicts).name).toBe('Theirs');
  });

  it('does not lose a change of a node that the other side removed', () => {
    const mine = setNode('b', { when: 'input.x' })({ workflow: base, positions: {} }).workflow;
    const theirs = removeNodes(['b'])({ workflow: base, positions: {} }).workflow;
    const both = merged(base, mine, theirs);
    expect(both.conflicts.map((each) => each.path)).toEqual([['nodes', 'b']]);
    expect(nodeOf(both.workflow, 'b')).toBeDefined();
    expect(nodeOf(resolved(both.workflow, both.conflicts), 'b')).toBeUndefined();
  });

  it('merges dependencies as sets', () => {
    const three = design(node('a'), node('b'), node('c'), node('d', { dependsOn: ['a'] }));
    const both = merged(three.workflow, connect('b', 'd')(three).workflow, disconnect('a', 'd')(connect('c', 'd')(three)).workflow);
    expect(both.conflicts).toEqual([]);
    expect(nodeOf(both.workflow, 'd')?.dependsOn).toEqual(['b', 'c']);
  });
});

describe('another action', () => {
  it('renames a node that was named after its action, and no other', () => {
    const named = (name: string) => setAction('a', { action: 'y' }, 'Send a message', 'Create a channel')(design(node('a', { name }))).workflow.nodes[0];
    expect(named('Send a message')).toMatchObject({ name: 'Create a channel', config: { action: 'y' } });
    expect(named('Tell Ben')).toMatchObject({ name: 'Tell Ben' });
    expect(named('')).toMatchObject({ name: '' });
  });
});

describe('problems', () => {
  it('finds the node and field of a path of the gateway', () => {
    const found = problemOf({ field: ['nodes', '1', 'config', 'params', 'to'], message: 'Node "b": config.params.to is required.' }, CHAIN.workflow);
    expect(found).toEqual({ node: 'b', field: ['config', 'params', 'to'], message: 'Is required.', from: 'gateway' });
    expect(problemOf({ field: ['nodes', '1', 'config'], message: 'Node "b": config.expression must be a non-empty string.' }, CHAIN.workflow).message).toBe('config.expression must be a non-empty string.');
    expect(problemOf({ field: ['triggers', '0', 'config', 'cron'], message: 'No.' }, CHAIN.workflow)).toMatchObject({ node: null, field: ['triggers', '0', 'config', 'cron'] });
    expect(problemOf({ field: null, message: 'No.' }, CHAIN.workflow)).toMatchObject({ node: null, field: [] });
  });

  it('sees expressions that use a node which does not come before', () => {
    const given = design(node('a', { config: { value: '${nodes.b.output} ${nodes.gone.output} "nodes.x"' } }), node('b', { dependsOn: ['a', 'lost'], when: '"nodes.a" == ""' }));
    expect(localProblems(given.workflow).map((each) => [each.node, ...each.field].join('.'))).toEqual(['a.config.value', 'a.config.value', 'b.dependsOn']);
  });

  it('says a field once', () => {
    const given = { ...CHAIN.workflow, name: '' };
    const reported = [problemOf({ field: ['name'], message: 'name must have 1 to 255 characters.' }, given)];
    expect(allProblems(given, reported)).toEqual(reported);
  });

  it('knows what comes before a node', () => {
    expect(ancestors(CHAIN.workflow, 'c')).toEqual(['b', 'a']);
  });
});
